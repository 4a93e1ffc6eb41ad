import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../host/host-context.tsx';
import { FieldHelp } from './field-help.tsx';
import { useFieldLabel } from './field-labels.ts';
import { inputProps, labelsOf } from './fields.tsx';
import type { FieldProps, Option } from './fields.tsx';

/** One area of any level, found by name: `girimukti` finds Giri Mukti. */
export function AreaField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>(props);
  const value: string | null = field.value || null;
  const areas = useAreaOptions(value === null ? [] : [value]);
  useFieldLabel(props, (shown) => labelsOf(areas.options, [shown]));
  return (
    <FieldHelp {...props}>
      <Select
        {...inputProps(props)}
        {...field}
        value={value}
        data={areas.options}
        searchable
        clearable={!props.isRequired}
        clearButtonProps={{ 'aria-label': t('ui.clear') }}
        allowDeselect={false}
        filter={({ options }) => options}
        onSearchChange={areas.search}
        placeholder={t('ui.areaPlaceholder')}
        nothingFoundMessage={t(areas.message)}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}

/** Several areas. */
export function AreasField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>(props);
  const value: string[] = field.value ?? [];
  const areas = useAreaOptions(value);
  useFieldLabel(props, (shown) => labelsOf(areas.options, shown));
  return (
    <FieldHelp {...props}>
      <MultiSelect
        {...inputProps(props)}
        {...field}
        value={value}
        data={areas.options}
        searchable
        hidePickedOptions
        filter={({ options }) => options}
        onSearchChange={areas.search}
        placeholder={value.length === 0 ? t('ui.areaPlaceholder') : undefined}
        nothingFoundMessage={t(areas.message)}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}

/** What the search finds, and the names of what is chosen already. */
export function useAreaOptions(chosen: string[]) {
  const { api } = useHost();
  const [query, setQuery] = useState('');
  const [wanted] = useDebouncedValue(query, 150);
  const names = useQuery(
    api.areas.get.queryOptions({
      input: { codes: chosen },
      enabled: chosen.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const chosenOptions = (chosen.length > 0 ? (names.data ?? []) : []).map(optionOf);
  // Mantine puts the chosen label into the search box; searching for that whole path finds nothing.
  const isLabel = chosenOptions.some((option) => option.label === wanted);
  const found = useQuery(
    api.areas.search.queryOptions({
      input: { query: isLabel ? '' : wanted.slice(0, 100), limit: 30 },
      enabled: !isLabel && wanted.trim() !== '',
    }),
  );
  // What an earlier text found is not offered: Enter would choose an area that was not asked for.
  const isAnswered = wanted === query && !found.isFetching;
  const options = new Map<string, Option>();
  for (const option of [...(isAnswered ? (found.data ?? []) : []).map(optionOf), ...chosenOptions]) {
    options.set(option.value, option);
  }
  const message = query.trim() === '' ? 'ui.areaPlaceholder' : isAnswered ? 'areas.nothingFound' : 'ui.loading';
  return { options: [...options.values()], search: setQuery, message } as const;
}

function optionOf(area: { code: string; fullName: string }): Option {
  return { value: area.code, label: area.fullName };
}
