import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { reopenQuarterSchema } from '../../shared/closings.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { issuesOf } from '../../shared/validation.ts';
import type { Issue } from '../../shared/validation.ts';
import { Fields, LongTextField } from '../components/form/fields.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf, issueText } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import type { QuarterOfUnit } from './report-panel.tsx';

/** Opens a closed quarter again, with the reason that stays on record. */
export function ReopenDialog({ of, onClose }: { of: QuarterOfUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { control, handleSubmit, setError } = useForm({ defaultValues: { reason: '' } });
  const period = t('quarter.withYear', { roman: romanQuarter(of.quarter), year: of.year });

  function showIssues(issues: Issue[]) {
    const rest = issues.filter((issue) => {
      if (issue.path[0] !== 'reason') return true;
      setError('reason', { message: issueText(t, issue) }, { shouldFocus: true });
      return false;
    });
    setFailure(rest.length > 0 ? { code: 'INVALID', issues: rest, path: '' } : null);
  }

  const reopen = handleSubmit(async (values) => {
    const parsed = reopenQuarterSchema.safeParse({ ...of, ...values }, { reportInput: true });
    if (!parsed.success) {
      showIssues(issuesOf(parsed.error));
      return;
    }
    try {
      await client.closings.reopen(parsed.data);
      refreshLists(queryClient);
      notifications.show({ message: t('closings.reopenedNow'), autoClose: 2000 });
      onClose();
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') showIssues(failed.issues);
      else setFailure(failed);
    }
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('closings.reopenTitle', { period })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form onSubmit={(event) => void reopen(event)}>
        {failure && <FailureBanner failure={failure} isWhole />}
        <Text size="sm" mb="xs">
          {t('closings.reopenText')}
        </Text>
        <Fields>
          <LongTextField control={control} name="reason" label={t('closings.reason')} span={12} isRequired />
        </Fields>
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit">{t('closings.reopenConfirm')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
