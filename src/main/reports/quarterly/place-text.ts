import type { TFunction } from 'i18next';
import { areaLevel, isUrbanVillage } from '../../../shared/areas.ts';
import { phrase } from '../../texts.ts';
import type { NamedArea } from './program-facts.ts';
import type { ReportContext } from './report-context.ts';

/**
 * `Desa Giri Mukti, Desa Sidorejo – Kec. Penajam – Kab. Penajam Paser Utara`: villages of one
 * district together; the province is left out, a unit works in one or two.
 */
export function placeText({ villages }: ReportContext, areas: readonly NamedArea[]): string {
  const districts = new Map<string, string[]>();
  for (const area of areas) {
    const parts = area.fullName.split(', ');
    const within = parts.length > 1 ? parts.slice(1, -1) : [];
    const place = within.join(' – ');
    districts.set(place, [...(districts.get(place) ?? []), villageName(villages, area)]);
  }
  return [...districts].map(([place, names]) => [names.join(', '), place].filter(Boolean).join(' – ')).join('; ');
}

/** `Desa Giri Mukti`, `Kel. Sungai Parit`; areas above a village by their name. */
export function villageName(villages: VillagePhrases, { code, fullName }: NamedArea): string {
  const [name = code] = fullName.split(', ', 1);
  if (areaLevel(code) < 4) return name;
  return isUrbanVillage(code) ? villages.urban(name) : villages.rural(name);
}

/** How a village is called by its kind. */
export interface VillagePhrases {
  urban: (name: string) => string;
  rural: (name: string) => string;
}

export function villagePhrases(texts: TFunction): VillagePhrases {
  return {
    urban: phrase((name) => texts('reports.programTable.urbanVillage', { name })),
    rural: phrase((name) => texts('reports.programTable.village', { name })),
  };
}
