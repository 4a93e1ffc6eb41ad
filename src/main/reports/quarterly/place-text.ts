import { isUrbanVillage } from '../../../shared/areas.ts';
import type { NamedArea } from './program-facts.ts';
import type { ReportContext } from './report-context.ts';

/**
 * `Desa Giri Mukti, Desa Sidorejo – Kec. Penajam – Kab. Penajam Paser Utara`: villages of one
 * district together; the province is left out, a unit works in one or two.
 */
export function placeText({ texts }: ReportContext, areas: readonly NamedArea[]): string {
  const districts = new Map<string, string[]>();
  for (const area of areas) {
    const parts = area.fullName.split(', ');
    const within = parts.length > 1 ? parts.slice(1, -1) : [];
    const place = within.join(' – ');
    districts.set(place, [...(districts.get(place) ?? []), villageName(texts, area)]);
  }
  return [...districts].map(([place, names]) => [names.join(', '), place].filter(Boolean).join(' – ')).join('; ');
}

/** `Desa Giri Mukti`, `Kel. Sungai Parit`; areas above a village by their name. */
export function villageName(texts: ReportContext['texts'], { code, fullName }: NamedArea): string {
  const name = fullName.split(', ')[0] ?? code;
  if (code.split('.').length < 4) return name;
  return texts(isUrbanVillage(code) ? 'reports.programTable.urbanVillage' : 'reports.programTable.village', { name });
}
