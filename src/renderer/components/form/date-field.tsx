import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/id';
import { isCalendarDate } from '../../../shared/calendar-date.ts';
import { useLanguage } from '../../use-language.ts';
import { dateKind } from '../sheet-grid/cell-kinds.ts';
import { readDate, writeDate } from '../sheet-grid/read-date.ts';
import type { FieldProps } from './fields.tsx';
import { TypedField } from './typed-field.tsx';
import type { Reading } from './typed-field.tsx';
import { useDoubtHint } from './use-doubt-hint.ts';

const dateReading: Pick<Reading, 'read' | 'show'> = {
  read: (typed) => (typed.trim() === '' ? null : (readDate(typed) ?? typed)),
  show: (value) => (typeof value === 'string' ? writeDate(value) : ''),
};

/** A day, typed in any usual way or picked from the calendar. */
export function DateField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { field } = useController<Values>(props);
  const [isOpen, setIsOpen] = useState(false);
  const doubt = useDoubtHint(dateKind);
  const value: unknown = field.value;
  const picked = typeof value === 'string' && isCalendarDate(value) ? value : null;
  const calendar = (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          size="sm"
          aria-label={t('ui.pickDate', { field: props.label })}
          onClick={() => setIsOpen(!isOpen)}
          tabIndex={-1}
        >
          <IconCalendar size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.calendar')}>
        <DatePicker
          locale={language}
          value={picked}
          defaultDate={picked ?? undefined}
          ariaLabels={{
            previousMonth: t('ui.previousMonth'),
            nextMonth: t('ui.nextMonth'),
            previousYear: t('ui.previousYear'),
            nextYear: t('ui.nextYear'),
            previousDecade: t('ui.previousDecade'),
            nextDecade: t('ui.nextDecade'),
          }}
          onChange={(date) => {
            field.onChange(date);
            setIsOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <TypedField
      {...props}
      reading={{ ...dateReading, doubt }}
      placeholder={t('ui.datePlaceholder')}
      rightSection={calendar}
    />
  );
}
