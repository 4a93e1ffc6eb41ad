import { Button, Group, Modal, Radio, Stack, Text, Tooltip } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { PickList, usePickList } from '../components/pick-list.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { useGroupOptions } from '../use-record-options.ts';
import type { ParticipantRow } from './participant-sheet.ts';
import { byKinship, repeatedRows } from './repeated-rows.ts';
import type { KinMeeting } from './repeated-rows.ts';

export interface RepeatParticipantsProps {
  /** The meeting on the screen, which is not offered. */
  meetingId: string | undefined;
  kind: string;
  groupIds: readonly string[];
  programIds: readonly string[];
  listed: readonly ParticipantRow[];
  onAdd: (rows: ParticipantRow[]) => void;
  onClose: () => void;
}

/** How many former meetings are offered, of all and of each group and program. */
const offered = 100;

/** Invites the participants of a former meeting again: the meeting, where it had several also the session, Enter. */
export function RepeatParticipants(props: RepeatParticipantsProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const language = useLanguage();
  const kinds = useChoices('meetingKind');
  const input = { unitId: unit.id, limit: offered };
  const meetings = useQuery(api.meetings.list.queryOptions({ input }));
  const ofGroups = useIds(props.groupIds.map((groupId) => ({ ...input, groupId })));
  const ofPrograms = useIds(props.programIds.map((programId) => ({ ...input, programId })));
  const rows = (meetings.data?.rows ?? []).filter(({ id, participants }) => id !== props.meetingId && participants > 0);
  const items = byKinship(rows, { kind: props.kind, ofGroups, ofPrograms }).map((meeting) => ({
    ...meeting,
    key: meeting.id,
    text: meeting.title,
    detail: [kinds.labelOf(meeting.kind), meeting.place, kinshipText(meeting)].filter(Boolean).join(' · '),
    aside: `${formatShortDate(meeting.date, language)} · ${t('meetingEntry.people', { count: meeting.participants })}`,
  }));
  const list = usePickList(items);
  const chosen = useChosenSessions(list.active?.key, props.listed);

  function kinshipText({ sharesGroup, sharesProgram }: KinMeeting): string {
    if (sharesGroup) return t('meetingEntry.sameGroup');
    return sharesProgram ? t('meetingEntry.sameProgram') : '';
  }

  function add() {
    if (chosen.rows.length === 0) return;
    props.onAdd(chosen.rows);
    props.onClose();
  }

  return (
    <Modal
      opened
      onClose={props.onClose}
      size={860}
      title={t('meetingEntry.repeatTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {meetings.isError ? (
        <LoadError error={meetings.error} onRetry={() => void meetings.refetch()} />
      ) : (
        <Group align="stretch" gap="md" wrap="nowrap">
          <div style={{ flex: '1 1 auto', minWidth: 0 }}>
            <PickList
              label={t('meetingEntry.formerMeetings')}
              list={list}
              placeholder={t('meetingEntry.searchMeeting')}
              emptyText={meetings.isPending ? t('ui.loading') : t('meetingEntry.noFormerMeetings')}
              height={318}
              onEnter={add}
            />
          </div>
          <Stack w={270} flex="none" gap="xs">
            {list.active !== null && chosen.isPending && <Loading />}
            {chosen.sessions.length > 0 && (
              <>
                {chosen.sessions.length > 1 && (
                  <Radio.Group
                    label={t('meetingEntry.whichSession')}
                    size="xs"
                    value={String(chosen.place)}
                    onChange={(place) => chosen.setPlace(Number(place))}
                  >
                    <Stack gap={6} mt={6} mah={150} style={{ overflowY: 'auto' }}>
                      <Radio size="xs" value="-1" label={t('meetingEntry.everySession')} onKeyDown={enter(add)} />
                      {chosen.sessions.map((session, place) => (
                        <Radio
                          key={session.id}
                          size="xs"
                          value={String(place)}
                          label={`${t('meetings.session', { number: place + 1 })} · ${formatShortDate(session.date, language)} · ${session.place}`}
                          onKeyDown={enter(add)}
                        />
                      ))}
                    </Stack>
                  </Radio.Group>
                )}
                <Text size="sm" role="status">
                  {t('meetingEntry.willAdd', { count: chosen.rows.length, listed: chosen.known })}
                </Text>
                <Text size="xs" c="gray.7" lineClamp={8}>
                  {chosen.rows.map(({ cells }) => cells['name']).join(', ')}
                </Text>
              </>
            )}
            <Group mt="auto" justify="flex-end" gap="sm">
              <Button variant="default" onClick={props.onClose}>
                {t('ui.cancel')}
              </Button>
              <Tooltip label={t('meetingEntry.enter')}>
                <Button onClick={add} disabled={chosen.rows.length === 0}>
                  {t('meetingEntry.add', { count: chosen.rows.length })}
                </Button>
              </Tooltip>
            </Group>
          </Stack>
        </Group>
      )}
    </Modal>
  );
}

type ListInput = { unitId: string; limit: number; groupId?: string; programId?: string };

/** Ids of the meetings that some lists hold. */
function useIds(inputs: ListInput[]): ReadonlySet<string> {
  const { api } = useHost();
  const answers = useQueries({ queries: inputs.map((input) => api.meetings.list.queryOptions({ input })) });
  return new Set(answers.flatMap(({ data }) => data?.rows.map(({ id }) => id) ?? []));
}

/** Sessions of the active meeting, the chosen one of them (-1: all), and whom that would add. */
function useChosenSessions(id: string | undefined, listed: readonly ParticipantRow[]) {
  const { api } = useHost();
  const groups = useGroupOptions();
  const [choice, setChoice] = useState({ id, place: -1 });
  const meeting = useQuery(api.meetings.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined }));
  const sessions = meeting.data?.sessions ?? [];
  const place = choice.id === id ? choice.place : -1;
  const wanted = place < 0 ? sessions : sessions.slice(place, place + 1);
  const isGroup = (groupId: string) => groups.some(({ value }) => value === groupId);
  const rows = repeatedRows(wanted, listed, isGroup);
  return {
    sessions,
    place,
    setPlace: (next: number) => setChoice({ id, place: next }),
    rows,
    known: repeatedRows(wanted, [], isGroup).length - rows.length,
    isPending: meeting.isPending,
  };
}

function enter(add: () => void) {
  return (event: { key: string; preventDefault: () => void }) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
}
