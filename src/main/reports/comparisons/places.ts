import { areaLevel } from '../../../shared/areas.ts';
import type { Dimension } from '../../../shared/crosstab.ts';
import { pillars } from '../../../shared/programs.ts';
import { romanQuarter } from '../../../shared/quarter.ts';
import { villageName } from '../quarterly/place-text.ts';
import type { NamedArea, ProgramFacts } from '../quarterly/program-facts.ts';
import type { ReportContext } from '../quarterly/report-context.ts';

/** Where something stands in a dimension. */
export interface Place {
  /** Tells places of a dimension apart. */
  key: string;
  label: string;
  /** What is added where another place has the same label; may be empty. */
  within: string;
  /** The order among places; those of equal rank stand by label. */
  rank: number;
}

/** Something's places: one in each dimension that it has. */
export type Places = Partial<Record<Dimension, Place>>;

export type PlaceOf<Of extends Dimension> = Record<Of, Place>;

/** The key of what has several places (see `CountingRule`). */
export const severalKey = '*';

const lastRank = 1e9;

/** The places of things, in the language of a report. */
export function placesIn(context: ReportContext, programs: readonly ProgramFacts[]) {
  const { texts } = context;
  const byId = new Map(programs.map((program, index) => [program.id, { program, index }]));

  const none = (dimension: Dimension): Place => ({
    key: '',
    label: texts(`comparisons.none.${dimension}`),
    within: '',
    rank: lastRank + 1,
  });
  const several = (dimension: Dimension): Place => ({
    key: severalKey,
    label: texts(`comparisons.several.${dimension}`),
    within: '',
    rank: lastRank,
  });
  /** The one place of all, "several", or none (see `CountingRule`). */
  const oneOf = (dimension: Dimension, places: readonly Place[]): Place => {
    const [first, ...others] = places;
    if (!first) return none(dimension);
    return others.some(({ key }) => key !== first.key) ? several(dimension) : first;
  };

  const pillar = ({ pillar: of }: ProgramFacts): Place => ({
    key: of,
    label: texts(`pillar.${of}`),
    within: '',
    rank: pillars.indexOf(of),
  });
  const tpb = ({ mainTpb }: ProgramFacts): Place => ({
    key: String(mainTpb),
    // The TPBs of a program are checked numbers of 1 to 17.
    label: texts('comparisons.tpb', { tpb: mainTpb, name: texts(`tpb.${mainTpb as 1}`) }),
    within: '',
    rank: mainTpb,
  });
  const named = (id: string, name: string, within = ''): Place => ({ key: id, label: name, within, rank: 0 });

  return {
    oneOf,
    named,

    /** Of programs by id; those that are not of the year are left out. */
    ofPrograms(ids: readonly string[]): PlaceOf<'pillar' | 'tpb' | 'program'> {
      const known = ids.flatMap((id) => byId.get(id) ?? []);
      return {
        pillar: oneOf(
          'pillar',
          known.map((one) => pillar(one.program)),
        ),
        tpb: oneOf(
          'tpb',
          known.map((one) => tpb(one.program)),
        ),
        program: oneOf(
          'program',
          known.map(({ program: { id, code, name }, index }) => ({
            key: id,
            label: texts('comparisons.program', { code, name }),
            within: '',
            rank: index,
          })),
        ),
      };
    },

    /** Of areas: each at the level asked for, or as it stands where it lies above that. */
    ofAreas(areas: readonly NamedArea[]): PlaceOf<'regency' | 'district' | 'village'> {
      const at = (dimension: 'regency' | 'district' | 'village', level: number) =>
        oneOf(
          dimension,
          areas.map((area) => areaPlace(context, area, level)),
        );
      return { regency: at('regency', 2), district: at('district', 3), village: at('village', 4) };
    },

    gender(of: 'L' | 'P' | null): Place {
      if (of === null) return none('gender');
      return { key: of, label: texts(`sheet.gender${of}`), within: '', rank: of === 'L' ? 0 : 1 };
    },

    quarter(of: number): Place {
      const label = texts('reports.quarterColumn', { roman: romanQuarter(of) });
      return { key: String(of), label, within: '', rank: of };
    },
  };
}

/** Villages are called as in the report; above them the name as it stands in the full one. */
function areaPlace({ villages }: ReportContext, { code, fullName }: NamedArea, level: number): Place {
  const own = areaLevel(code);
  const up = Math.max(0, own - level);
  const parts = code.split('.');
  const key = parts.slice(0, own - up).join('.');
  const names = fullName === code ? [] : fullName.split(', ').slice(up);
  const label = level === 4 && up === 0 ? villageName(villages, { code, fullName }) : (names[0] ?? key);
  return { key, label, within: names[1] ?? '', rank: 0 };
}
