import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Minutes } from '../../shared/minutes.ts';
import { useJoinedRows } from '../components/record-page/joined-rows.ts';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { useHost } from '../host/host-context.tsx';
import { useSuggestedPeople } from '../people/suggested-people.ts';
import { useUnit } from '../shell/unit-context.tsx';
import { decisionColumns, decisionRows, pointColumns, pointRows } from './minutes-sheets.ts';
import { speakersOf } from './speakers.ts';

/** The grids of a meeting's minutes: points and decisions. */
export function useMinutesSheets(initial: Minutes) {
  const { t } = useTranslation();
  const { api } = useHost();
  const { id: meetingId, sessions } = initial;
  const people = useSuggestedPeople(useUnit().id);
  const { data: meeting } = useQuery(api.meetings.get.queryOptions({ input: { id: meetingId } }));
  const { data: followUps } = useQuery(api.followUps.list.queryOptions({ input: { meetingId, limit: 5000 } }));
  const columns = {
    points: useMemo(() => {
      const states = new Map((followUps?.rows ?? []).map(({ pointId, state }) => [pointId, state]));
      return pointColumns(t, {
        sessions,
        speakers: speakersOf(meeting, people),
        followUpText: (pointId) => {
          const state = states.get(pointId);
          return state === undefined ? '' : t(`followUpState.${state}`);
        },
      });
    }, [t, sessions, meeting, people, followUps]),
    decisions: useMemo(() => decisionColumns(t), [t]),
  };
  const points = useSheetRows({
    initial,
    columns: columns.points,
    rowsOf: pointRows,
    field: 'points',
    label: t('minutes.points'),
  });
  const decisions = useSheetRows({
    initial,
    columns: columns.decisions,
    rowsOf: decisionRows,
    field: 'decisions',
    label: t('minutes.decisions'),
  });
  return {
    points: { ...points, columns: columns.points },
    decisions: { ...decisions, columns: columns.decisions },
    rows: useJoinedRows<Minutes>({ points: points.rows, decisions: decisions.rows }),
  };
}
