import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FollowUpState, FollowUpStatus } from '../../shared/follow-ups.ts';

const colours: Record<FollowUpState, string> = {
  open: 'inherit',
  late: 'danger.7',
  done: 'green.7',
  rejected: 'gray.7',
};

/** Where a follow-up stands. What is being worked on says so while it is not late. */
export function StateText({ state, status }: { state: FollowUpState; status: FollowUpStatus }) {
  const { t } = useTranslation();
  return (
    <Text span inherit c={colours[state]} fw={state === 'late' ? 600 : undefined}>
      {state === 'open' ? t(`followUpStatus.${status}`) : t(`followUpState.${state}`)}
    </Text>
  );
}
