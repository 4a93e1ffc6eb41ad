import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { romanQuarter } from '../../../shared/quarter.ts';
import { useToday } from '../../shell/unit-context.tsx';
import { useAreaOptions } from '../form/area-field.tsx';
import type { FilterOption, ListFilter } from './list-filter.ts';

export interface FilterControlProps {
  filter: ListFilter;
  value: FilterOption['value'] | undefined;
  onChange: (value: FilterOption['value'] | undefined) => void;
  /** In the popover controls have their label above them and fill its width. */
  isLabelled?: boolean;
  isDisabled?: boolean;
}

/** From this many options on, one types to find. */
const many = 10;
const widths = { choice: 150, area: 190, year: 92, quarter: 122 };

/** One filter of a list. Empty it shows what it filters by; choosing the chosen again empties it. */
export function FilterControl(props: FilterControlProps) {
  return props.filter.control === 'area' ? <AreaFilter {...props} /> : <ChoiceFilter {...props} />;
}

function ChoiceFilter(props: FilterControlProps) {
  const { filter, value, onChange } = props;
  const { t } = useTranslation();
  const options = useOptions(filter);
  return (
    <Select
      {...shared(props, t('ui.clear'))}
      // Options outside the popover would be a click beside it, which closes it.
      comboboxProps={{ withinPortal: props.isLabelled !== true }}
      data={options.map((option) => ({ value: String(option.value), label: option.label }))}
      value={value === undefined ? null : String(value)}
      searchable={options.length > many && filter.control === 'choice'}
      nothingFoundMessage={t('ui.nothingFound')}
      onChange={(next) => onChange(options.find((option) => String(option.value) === next)?.value)}
    />
  );
}

function AreaFilter(props: FilterControlProps) {
  const { t } = useTranslation();
  const value = props.value === undefined ? null : String(props.value);
  const areas = useAreaOptions(value === null ? [] : [value]);
  return (
    <Select
      {...shared(props, t('ui.clear'))}
      data={areas.options}
      value={value}
      searchable
      filter={({ options }) => options}
      onSearchChange={areas.search}
      comboboxProps={{ width: 360, position: 'bottom-start', withinPortal: props.isLabelled !== true }}
      nothingFoundMessage={t(areas.message)}
      onChange={(next) => props.onChange(next ?? undefined)}
    />
  );
}

function shared({ filter, isLabelled = false, isDisabled = false }: FilterControlProps, clear: string) {
  return {
    ...(isLabelled ? { label: filter.label } : { 'aria-label': filter.label, w: widths[filter.control] }),
    placeholder: filter.label,
    disabled: isDisabled,
    allowDeselect: filter.isFixed !== true,
    clearable: filter.isFixed !== true,
    clearButtonProps: { 'aria-label': clear },
  };
}

/** Years from the one after next back to 2020, Triwulan I to IV, or the filter's own options. */
function useOptions({ control, options = [] }: ListFilter): FilterOption[] {
  const { t } = useTranslation();
  const last = Number(useToday().slice(0, 4)) + 2;
  if (control === 'year') {
    return Array.from({ length: last - 2020 + 1 }, (_, index) => ({
      value: last - index,
      label: String(last - index),
    }));
  }
  if (control === 'quarter') {
    return [1, 2, 3, 4].map((value) => ({ value, label: t('quarter.name', { roman: romanQuarter(value) }) }));
  }
  return options;
}
