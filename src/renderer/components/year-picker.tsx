import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { romanQuarter } from '../../shared/quarter.ts';
import { useToday } from '../shell/unit-context.tsx';

export interface YearPickerProps {
  label: string;
  value: number | null;
  onChange: (year: number) => void;
}

/** Years from 2020 to the one after next; a plan is made ahead, a first entry looks back. */
export function YearPicker({ label, value, onChange }: YearPickerProps) {
  const last = Number(useToday().slice(0, 4)) + 2;
  const years = Array.from({ length: last - 2020 + 1 }, (_, index) => String(last - index));
  return (
    <Select
      aria-label={label}
      w={84}
      data={years}
      value={value === null ? null : String(value)}
      allowDeselect={false}
      onChange={(year) => year !== null && onChange(Number(year))}
    />
  );
}

export interface OptionalYearPickerProps {
  label: string;
  value: number | null;
  onChange: (year: number | null) => void;
}

/** The same with "every year". */
export function OptionalYearPicker({ label, value, onChange }: OptionalYearPickerProps) {
  const { t } = useTranslation();
  const last = Number(useToday().slice(0, 4)) + 2;
  const years = Array.from({ length: last - 2020 + 1 }, (_, index) => String(last - index));
  return (
    <Select
      aria-label={label}
      w={120}
      data={[{ value: '', label: t('ui.everyYear') }, ...years.map((year) => ({ value: year, label: year }))]}
      value={value === null ? '' : String(value)}
      allowDeselect={false}
      onChange={(year) => onChange(year ? Number(year) : null)}
    />
  );
}

export interface QuarterPickerProps {
  label: string;
  value: number | null;
  onChange: (quarter: number | null) => void;
  /** Offers "the whole year" as well. */
  hasAll?: boolean;
  isDisabled?: boolean;
}

/** Triwulan I to IV. */
export function QuarterPicker({ label, value, onChange, hasAll = false, isDisabled = false }: QuarterPickerProps) {
  const { t } = useTranslation();
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    value: String(quarter),
    label: t('quarter.name', { roman: romanQuarter(quarter) }),
  }));
  return (
    <Select
      aria-label={label}
      w={132}
      disabled={isDisabled}
      data={hasAll ? [{ value: '', label: t('ui.everyQuarter') }, ...quarters] : quarters}
      value={value === null ? '' : String(value)}
      allowDeselect={false}
      onChange={(quarter) => onChange(quarter ? Number(quarter) : null)}
    />
  );
}
