import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { approvePlanSchema } from '../../shared/plans.ts';
import type { PlanKind } from '../../shared/plans.ts';
import { issuesOf } from '../../shared/validation.ts';
import type { Issue } from '../../shared/validation.ts';
import { DateField } from '../components/form/date-field.tsx';
import { Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf, issueText } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useToday } from '../shell/unit-context.tsx';

export interface ApproveDialogProps {
  kind: PlanKind;
  plan: { id: string; version: number; versionNumber: number };
  onClose: () => void;
  onApproved: () => void;
}

const fields = ['approvedOn', 'approvedBy', 'note'] as const;

/** Asks who approved a plan and when. */
export function ApproveDialog({ kind, plan, onClose, onApproved }: ApproveDialogProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const today = useToday();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { control, handleSubmit, setError } = useForm<{ approvedOn: string | null; approvedBy: string; note: string }>({
    defaultValues: { approvedOn: today, approvedBy: '', note: '' },
  });

  function showIssues(issues: Issue[]) {
    const rest = issues.filter((issue) => {
      const field = fields.find((name) => name === issue.path[0]);
      if (field) setError(field, { message: issueText(t, issue) }, { shouldFocus: true });
      return field === undefined;
    });
    setFailure(rest.length > 0 ? { code: 'INVALID', issues: rest, path: '' } : null);
  }

  const approve = handleSubmit(async (values) => {
    const parsed = approvePlanSchema.safeParse(
      { kind, id: plan.id, version: plan.version, ...values },
      { reportInput: true },
    );
    if (!parsed.success) {
      showIssues(issuesOf(parsed.error));
      return;
    }
    try {
      await client.plans.approve(parsed.data);
      refreshLists(queryClient);
      onApproved();
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
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      title={t('plans.approveTitle', { number: plan.versionNumber })}
    >
      <form onSubmit={(event) => void approve(event)}>
        {failure && <FailureBanner failure={failure} isWhole />}
        <Text size="sm" mb="xs">
          {t('plans.approveText')}
        </Text>
        <Fields>
          <DateField control={control} name="approvedOn" label={t('plans.approvedOn')} span={4} isRequired />
          <TextField control={control} name="approvedBy" label={t('plans.approvedBy')} span={8} isRequired />
          <LongTextField control={control} name="note" label={t('plans.note')} span={12} />
        </Fields>
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit">{t('plans.approve')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
