import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { approvePlanSchema } from '../../shared/plans.ts';
import type { PlanKind } from '../../shared/plans.ts';
import { DateField } from '../components/form/date-field.tsx';
import { Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { useDialogForm } from '../components/form/use-dialog-form.ts';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday } from '../shell/unit-context.tsx';

export interface ApproveDialogProps {
  kind: PlanKind;
  plan: { id: string; version: number; versionNumber: number };
  onClose: () => void;
  onApproved: () => void;
}

interface ApprovalValues {
  approvedOn: string | null;
  approvedBy: string;
  note: string;
}

/** Asks who approved a plan and when. */
export function ApproveDialog({ kind, plan, onClose, onApproved }: ApproveDialogProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const today = useToday();
  const { control, failure, onSubmit } = useDialogForm<ApprovalValues, z.output<typeof approvePlanSchema>>({
    defaultValues: { approvedOn: today, approvedBy: '', note: '' },
    parse: (values) =>
      approvePlanSchema.safeParse({ kind, id: plan.id, version: plan.version, ...values }, { reportInput: true }),
    save: (input) => client.plans.approve(input),
    onSaved: onApproved,
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      title={t('plans.approveTitle', { number: plan.versionNumber })}
    >
      <form onSubmit={onSubmit}>
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
