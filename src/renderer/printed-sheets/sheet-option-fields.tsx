import { Checkbox, Group, NumberInput, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { attendanceExportSchema } from '../../shared/exports.ts';
import type { Paper } from '../../shared/exports.ts';
import { participantRoleSchema, participantRoles } from '../../shared/meetings.ts';
import { PaperChoice } from './paper-choice.tsx';
import type { SheetOptions } from './sheet-options.ts';

const phoneSchema = attendanceExportSchema.shape.phone.unwrap();

export function SheetOptionFields({
  value,
  officePaper,
  onChange,
}: {
  value: SheetOptions;
  /** Chosen as long as nobody chose another. */
  officePaper: Paper;
  onChange: (value: SheetOptions) => void;
}) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <PaperChoice value={value.paper ?? officePaper} onChange={(paper) => onChange({ ...value, paper })} />
      <Checkbox
        label={t('sheetPage.isBlank')}
        checked={value.isBlank}
        onChange={(event) => onChange({ ...value, isBlank: event.currentTarget.checked })}
      />
      <Group grow gap="xs" align="flex-start">
        <NumberInput
          label={value.isBlank ? t('sheetPage.rows') : t('sheetPage.blankRows')}
          min={0}
          max={500}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={value.blankRows}
          onChange={(rows) => onChange({ ...value, blankRows: Number(rows) || 0 })}
        />
        <Select
          label={t('sheetPage.role')}
          disabled={value.isBlank}
          data={[
            { value: '', label: t('sheetPage.everyRole') },
            ...participantRoles.map((role) => ({ value: role, label: t(`participantRole.${role}`) })),
          ]}
          value={value.role ?? ''}
          allowDeselect={false}
          onChange={(role) => onChange({ ...value, role: role ? participantRoleSchema.parse(role) : null })}
        />
      </Group>
      <Select
        label={t('sheetPage.phone')}
        data={phoneSchema.options.map((phone) => ({ value: phone, label: t(`sheetPage.phones.${phone}`) }))}
        value={value.phone}
        allowDeselect={false}
        onChange={(phone) => onChange({ ...value, phone: phoneSchema.parse(phone) })}
      />
    </Stack>
  );
}
