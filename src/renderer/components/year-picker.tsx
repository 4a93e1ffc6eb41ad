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

export interface QuarterPickerProps {
  label: string;
  value: number | null;
  onChange: (quarter: number | null) => void;
}

/** Triwulan I to IV. */
export function QuarterPicker({ label, value, onChange }: QuarterPickerProps) {
  const { t } = useTranslation();
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    value: String(quarter),
    label: t('quarter.name', { roman: romanQuarter(quarter) }),
  }));
  return (
    <Select
      aria-label={label}
      w={132}
      data={quarters}
      value={value === null ? '' : String(value)}
      allowDeselect={false}
      onChange={(quarter) => onChange(quarter ? Number(quarter) : null)}
    />
  );
}
