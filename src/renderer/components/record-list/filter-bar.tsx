import { Button, CloseButton, Popover, Stack, Tooltip } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FilterControl } from './filter-control.tsx';
import { withoutFilters } from './list-filter.ts';
import type { FilterOption, FilterWord, ListFilter } from './list-filter.ts';
import type { FilterValues } from './use-list.ts';
import classes from './record-list.module.css';

export interface FilterBarProps {
  filters: readonly ListFilter[];
  values: FilterValues;
  onValues: (next: FilterValues) => void;
}

/** The filters that are used often side by side, the others behind one button. */
export function FilterBar({ filters, values, onValues }: FilterBarProps) {
  const { t } = useTranslation();
  const control = (filter: ListFilter) => (
    <FilterControl
      key={filter.key}
      filter={filter}
      value={values[filter.key]}
      isLabelled={filter.isRare === true}
      isDisabled={filter.control === 'quarter' && isWithoutYear(filters, values)}
      onChange={(value) => onValues(withFilter(values, filter, value))}
    />
  );
  const rare = filters.filter(({ isRare }) => isRare);
  const set = rare.filter(({ key }) => values[key] !== undefined).length;
  return (
    <>
      {filters.filter(({ isRare }) => !isRare).map(control)}
      {rare.length > 0 && (
        <Popover position="bottom-start" width={260} trapFocus returnFocus withinPortal>
          <Popover.Target>
            <Tooltip label={t('list.filtersHint')}>
              <Button variant="default" leftSection={<IconFilter size={15} />}>
                {set > 0 ? `${t('list.filters')} (${set})` : t('list.filters')}
              </Button>
            </Tooltip>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('list.filtersHint')}>
            <Stack gap="sm">{rare.map(control)}</Stack>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function isWithoutYear(filters: readonly ListFilter[], values: FilterValues): boolean {
  const year = filters.find(({ control }) => control === 'year');
  return year !== undefined && values[year.key] === undefined;
}

function withFilter(values: FilterValues, filter: ListFilter, value: FilterOption['value'] | undefined): FilterValues {
  if (value !== undefined) return { ...values, [filter.key]: value };
  return withoutFilters(values, filter.control === 'year' ? [filter.key, 'quarter'] : [filter.key]);
}

export interface FilterChipsProps {
  words: readonly FilterWord[];
  onRemove: (keys: readonly string[]) => void;
  onRemoveAll: () => void;
}

/** What narrows the list, each to be taken away again. */
export function FilterChips({ words, onRemove, onRemoveAll }: FilterChipsProps) {
  const { t } = useTranslation();
  if (words.length === 0) return null;
  return (
    <div className={classes.chips}>
      {words.map(({ keys, text }) => (
        <span key={keys.join()} className={classes.chip}>
          <span className={classes.chipText} title={text}>
            {text}
          </span>
          <CloseButton
            size={18}
            iconSize={12}
            aria-label={t('list.removeFilter', { filter: text })}
            onClick={() => onRemove(keys)}
          />
        </span>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={onRemoveAll}>
        {t('ui.showAll')}
      </Button>
    </div>
  );
}
