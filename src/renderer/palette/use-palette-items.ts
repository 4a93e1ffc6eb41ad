import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { commandsFor } from './commands.ts';
import { commandSection, hitSections, recentSection } from './palette-sections.ts';
import type { PaletteSection, UnitName } from './palette-sections.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** Short enough to feel immediate, long enough not to ask for every letter of a fast typist. */
const pause = 80;

/** What a typed text offers. While `isStale` the hits are those of an earlier text. */
export function usePaletteItems(text: string): { sections: PaletteSection[]; isStale: boolean; error: unknown } {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const unit = useUnit();
  const today = useToday();
  const vocabulary = useVocabulary();
  const query = text.trim();
  const [wanted] = useDebouncedValue(query, pause);
  const found = useQuery(
    api.search.find.queryOptions({
      input: { query: wanted, unitId: unit.id, language },
      enabled: wanted !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const recent = useQuery(
    api.search.recent.queryOptions({ input: { unitId: unit.id, language }, enabled: query === '', staleTime: 0 }),
  );
  const units = useQuery(api.units.list.queryOptions()).data;
  const unitName: UnitName = (id) => (id === unit.id ? '' : (units?.find((other) => other.id === id)?.name ?? ''));
  if (query === '') {
    const sections = recent.data === undefined ? [] : [recentSection(recent.data, unitName, t)];
    return { sections: filled(sections), isStale: recent.isPending, error: recent.error };
  }
  const commands = commandSection(commandsFor(query, vocabulary, today), t);
  const isStale = wanted !== query || found.isPlaceholderData || found.isPending;
  return { sections: filled([commands, ...hitSections(found.data ?? [], unitName, t)]), isStale, error: found.error };
}

function filled(sections: PaletteSection[]): PaletteSection[] {
  return sections.filter(({ items }) => items.length > 0);
}
