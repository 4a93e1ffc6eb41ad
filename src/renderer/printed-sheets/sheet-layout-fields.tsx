import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttendanceColumn, SheetLayout, SheetSignatory } from '../../shared/sheet-layouts.ts';
import { attendanceColumnSchema, mostAttendanceColumns, sheetLayoutSchema } from '../../shared/sheet-layouts.ts';
import type { ShownLayout } from './use-sheet-layout.ts';
import classes from './sheet-layout.module.css';

/** Which parts of a layout a kind of sheet has, besides kop and margins. */
export interface LayoutParts {
  hasRows?: boolean;
  hasSignatories?: boolean;
}

/** Tata letak of a unit: every change shows in the preview beside it. */
export function SheetLayoutFields({ shown, hasRows, hasSignatories }: { shown: ShownLayout } & LayoutParts) {
  const { t } = useTranslation();
  const { layout, change } = shown;
  return (
    <Stack gap="sm" component="section" aria-label={t('sheetLayout.title')}>
      <Group justify="space-between" gap="xs" className={classes.head}>
        <Text size="sm" fw={600}>
          {t('sheetLayout.title')}
        </Text>
        <Text size="xs" c="gray.7" role="status">
          {shown.isSaving ? t('sheetLayout.saving') : shown.isOwn ? t('sheetLayout.saved') : t('sheetLayout.rowsUsual')}
        </Text>
      </Group>
      {hasRows && <RowFields layout={layout} onChange={change} />}
      <NumberInput
        label={t('sheetLayout.fontSize')}
        min={8}
        max={12}
        step={0.5}
        decimalScale={1}
        decimalSeparator=","
        value={layout.fontSize}
        onChange={(size) => changeValid(layout, { fontSize: Number(size) }, change)}
      />
      <Margins layout={layout} onChange={change} />
      <Select
        label={t('sheetLayout.logos')}
        data={sheetLayoutSchema.shape.kop.shape.logos.options.map((value) => ({
          value,
          label: t(`sheetLayout.logosOf.${value}`),
        }))}
        value={layout.kop.logos}
        allowDeselect={false}
        onChange={(logos) => logos && change({ ...layout, kop: { ...layout.kop, logos } })}
      />
      <TextInput
        label={t('sheetLayout.note')}
        placeholder={t('sheetLayout.noteHint')}
        maxLength={150}
        value={layout.kop.note}
        onChange={(event) => change({ ...layout, kop: { ...layout.kop, note: event.currentTarget.value } })}
      />
      {hasSignatories && <Signatories layout={layout} onChange={change} />}
      {shown.isOwn && (
        <Button variant="default" size="xs" onClick={shown.backToUsual}>
          {t('sheetLayout.usual')}
        </Button>
      )}
    </Stack>
  );
}

interface PartProps {
  layout: SheetLayout;
  onChange: (layout: SheetLayout) => void;
}

/** A figure that is only half typed changes nothing yet. */
function changeValid(layout: SheetLayout, part: Partial<SheetLayout>, onChange: PartProps['onChange']): void {
  const { data } = sheetLayoutSchema.safeParse({ ...layout, ...part });
  if (data) onChange(data);
}

function RowFields({ layout, onChange }: PartProps) {
  const { t } = useTranslation();
  const { sort, rowsPerPage } = sheetLayoutSchema.shape;
  const counts = [10, 12, 14, 16, 18, 20, 22, 24].filter((count) => rowsPerPage.safeParse(count).success);
  return (
    <>
      <Columns layout={layout} onChange={onChange} />
      <Group grow gap="xs" align="flex-start">
        <Select
          label={t('sheetLayout.sort')}
          data={sort.options.map((value) => ({ value, label: t(`sheetLayout.sorts.${value}`) }))}
          value={layout.sort}
          allowDeselect={false}
          onChange={(value) => value && onChange({ ...layout, sort: value })}
        />
        <Select
          label={t('sheetLayout.rowsPerPage')}
          title={t('sheetLayout.rowsHint')}
          data={[
            { value: '', label: t('sheetLayout.rowsUsual') },
            ...counts.map((count) => ({ value: String(count), label: String(count) })),
          ]}
          value={layout.rowsPerPage === null ? '' : String(layout.rowsPerPage)}
          allowDeselect={false}
          onChange={(count) => onChange({ ...layout, rowsPerPage: count ? Number(count) : null })}
        />
      </Group>
    </>
  );
}

function Columns({ layout, onChange }: PartProps) {
  const { t } = useTranslation();
  const { columns } = layout;
  const others = attendanceColumnSchema.options.filter((column) => !columns.includes(column));
  const set = (next: AttendanceColumn[]) => onChange({ ...layout, columns: next });
  const move = (index: number, by: number) => {
    const column = columns[index];
    if (column !== undefined) set(columns.toSpliced(index, 1).toSpliced(index + by, 0, column));
  };
  return (
    <div>
      <Text size="xs" fw={500} mb={2} title={t('sheetLayout.columnsHint')}>
        {t('sheetLayout.columns')}
      </Text>
      <ol className={classes.columns}>
        {columns.map((key, index) => {
          const column = t(`sheet.${key}`);
          return (
            <li key={key}>
              <span>{column}</span>
              <ActionIcon
                size="sm"
                aria-label={t('sheetLayout.moveUp', { column })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={13} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={t('sheetLayout.moveDown', { column })}
                disabled={index === columns.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={13} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={t('sheetLayout.removeColumn', { column })}
                disabled={key === 'name'}
                onClick={() => set(columns.filter((other) => other !== key))}
              >
                <IconX size={13} />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      {columns.length < mostAttendanceColumns && (
        <Select
          aria-label={t('sheetLayout.addColumn')}
          placeholder={t('sheetLayout.addColumn')}
          data={others.map((value) => ({ value, label: t(`sheet.${value}`) }))}
          value={null}
          onChange={(column) => column && set([...columns, column])}
        />
      )}
    </div>
  );
}

function Margins({ layout, onChange }: PartProps) {
  const { t } = useTranslation();
  const { margins } = layout;
  return (
    <div role="group" aria-label={t('sheetLayout.margins')}>
      <Text size="xs" fw={500} mb={2}>
        {t('sheetLayout.margins')}
      </Text>
      <div className={classes.margins}>
        {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
          <NumberInput
            key={side}
            label={t(`sheetLayout.${side}`)}
            min={10}
            max={40}
            hideControls
            decimalScale={1}
            decimalSeparator=","
            value={margins[side]}
            onChange={(size) => changeValid(layout, { margins: { ...margins, [side]: Number(size) } }, onChange)}
          />
        ))}
      </div>
    </div>
  );
}

const mostSignatories = 3;

function Signatories({ layout, onChange }: PartProps) {
  const { t } = useTranslation();
  const { signatories } = layout;
  const set = (next: SheetSignatory[]) => onChange({ ...layout, signatories: next });
  const change = (index: number, part: Partial<SheetSignatory>) =>
    set(signatories.map((signatory, at) => (at === index ? { ...signatory, ...part } : signatory)));
  return (
    <div role="group" aria-label={t('sheetLayout.signatories')}>
      <Text size="xs" fw={500} mb={2}>
        {t('sheetLayout.signatories')}
      </Text>
      {signatories.map(({ who, label, name }, index) => (
        <div key={index} className={classes.signatory}>
          <Group gap={4} wrap="nowrap">
            <Select
              flex={1}
              aria-label={`${t('sheetLayout.who')} ${index + 1}`}
              data={(['chair', 'noteTaker', 'own'] as const).map((value) => ({
                value,
                label: t(`sheetLayout.whos.${value}`),
              }))}
              value={who}
              allowDeselect={false}
              onChange={(value) => value && change(index, { who: value })}
            />
            <ActionIcon
              size="sm"
              aria-label={t('sheetLayout.removeSignatory', { number: index + 1 })}
              onClick={() => set(signatories.toSpliced(index, 1))}
            >
              <IconX size={13} />
            </ActionIcon>
          </Group>
          <TextInput
            aria-label={`${t('sheetLayout.label')} ${index + 1}`}
            placeholder={who === 'own' ? t('sheetLayout.label') : t(`sheet.${who}`)}
            maxLength={60}
            value={label}
            onChange={(event) => change(index, { label: event.currentTarget.value })}
          />
          {who === 'own' && (
            <TextInput
              aria-label={`${t('sheetLayout.name')} ${index + 1}`}
              placeholder={t('sheetLayout.name')}
              maxLength={120}
              value={name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      {signatories.length < mostSignatories && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => set([...signatories, { who: 'own', label: '', name: '' }])}
        >
          {t('sheetLayout.addSignatory')}
        </Button>
      )}
    </div>
  );
}
