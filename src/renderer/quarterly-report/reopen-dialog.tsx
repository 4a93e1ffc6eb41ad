import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { reopenQuarterSchema } from '../../shared/closings.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { Fields, LongTextField } from '../components/form/fields.tsx';
import { useDialogForm } from '../components/form/use-dialog-form.ts';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { useHost } from '../host/host-context.tsx';
import type { QuarterOfUnit } from './report-panel.tsx';

/** Opens a closed quarter again, with the reason that stays on record. */
export function ReopenDialog({ of, onClose }: { of: QuarterOfUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const period = t('quarter.withYear', { roman: romanQuarter(of.quarter), year: of.year });
  const { control, failure, onSubmit } = useDialogForm({
    defaultValues: { reason: '' },
    parse: (values) => reopenQuarterSchema.safeParse({ ...of, ...values }, { reportInput: true }),
    save: (input) => client.closings.reopen(input),
    onSaved: () => {
      notifications.show({ message: t('closings.reopenedNow'), autoClose: 2000 });
      onClose();
    },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('closings.reopenTitle', { period })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form onSubmit={onSubmit}>
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
