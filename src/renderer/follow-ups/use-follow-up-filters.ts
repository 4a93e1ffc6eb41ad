import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { followUpDecisions, followUpGaps, followUpStates, followUpStatuses } from '../../shared/follow-ups.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useMeetingOptions, useProgramOptions } from '../use-record-options.ts';

/** What follow-ups are narrowed by, in every view. */
export function useFollowUpFilters(): ListFilter[] {
  const { t } = useTranslation();
  const programs = useProgramOptions();
  const meetings = useMeetingOptions();
  const responsible = useResponsible();
  return [
    {
      key: 'state',
      label: t('followUps.state'),
      control: 'choice',
      options: followUpStates.map((value) => ({ value, label: t(`followUpState.${value}`) })),
    },
    {
      key: 'responsible',
      label: t('followUps.responsible'),
      control: 'choice',
      options: responsible.map((value) => ({ value, label: value })),
    },
    { key: 'year', label: t('ui.year'), control: 'year' },
    { key: 'quarter', label: t('ui.quarter'), control: 'quarter' },
    {
      key: 'status',
      label: t('followUps.status'),
      control: 'choice',
      options: followUpStatuses.map((value) => ({ value, label: t(`followUpStatus.${value}`) })),
      isRare: true,
    },
    {
      key: 'decision',
      label: t('followUps.decision'),
      control: 'choice',
      options: followUpDecisions.map((value) => ({ value, label: t(`followUpDecision.${value}`) })),
      isRare: true,
    },
    { key: 'meetingId', label: t('recordKind.meeting'), control: 'choice', options: meetings, isRare: true },
    { key: 'programId', label: t('recordKind.program'), control: 'choice', options: programs, isRare: true },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: followUpGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
}

/** Everybody who is in charge of a follow-up of the unit, by name. */
export function useResponsible(): string[] {
  const { api } = useHost();
  const unit = useUnit();
  return useQuery(api.followUps.responsible.queryOptions({ input: { unitId: unit.id } })).data ?? [];
}
