import { romanQuarter } from '../../../../shared/quarter.ts';
import type { ProgramFacts } from '../program-facts.ts';
import { programTitle } from '../program-figures.ts';
import { column } from '../report-context.ts';
import { moneyOf } from './money.ts';
import type { Behind, Part } from './part.ts';

/** Table A: what a pillar's programs have. */
export function behindPillars(behind: Behind): Promise<Part> | Part {
  const { facts, subject } = behind;
  return ofPrograms(
    behind,
    facts.programs.filter(({ pillar }) => subject === null || pillar === subject),
  );
}

/** Table B: what the programs of a main TPB have. */
export function behindTpbs(behind: Behind): Promise<Part> | Part {
  const { facts, subject } = behind;
  return ofPrograms(
    behind,
    facts.programs.filter(({ mainTpb }) => subject === null || String(mainTpb) === subject),
  );
}

/** Tables C and E: what a program has. */
export function behindPrograms(behind: Behind): Promise<Part> | Part {
  const { facts, subject } = behind;
  return ofPrograms(
    behind,
    facts.programs.filter(({ id }) => subject === null || id === subject),
  );
}

const peopleColumns = ['male', 'female', 'direct', 'indirect'];

function ofPrograms(behind: Behind, programs: readonly ProgramFacts[]): Promise<Part> | Part {
  const { column: key } = behind;
  if (peopleColumns.includes(key) || key.startsWith('of-')) return statementsOf(behind, programs);
  return moneyOf(behind, programs) ?? programsThemselves(behind, programs);
}

function programsThemselves({ texts, language, year }: Behind, programs: readonly ProgramFacts[]): Part {
  return {
    criteria: texts('recordsBehind.criteria.programs', { year }),
    columns: [
      column('code', texts('reports.programTable.code'), 'text', 10),
      column('program', texts('reports.programTable.program'), 'text', 34),
      column('tpb', texts('reports.programTable.tpb'), 'integer', 5),
      column('stage', texts('reports.programTable.stage'), 'text', 14),
      column('status', texts('reports.programTable.status'), 'text', 10),
    ],
    rows: programs.map((program) => ({
      cells: {
        code: program.code,
        program: programTitle(program),
        tpb: program.mainTpb,
        stage: program.stage[language],
        status: texts(`programStatus.${program.status}`),
      },
      link: { kind: 'program', id: program.id },
    })),
    made: { how: 'count', of: null },
  };
}

/** Each program's last statement of people reached. */
function statementsOf(behind: Behind, programs: readonly ProgramFacts[]): Part {
  const { texts, language, year, quarterName, facts, column: key } = behind;
  const category = facts.categories.find(({ code }) => key === `of-${code}`);
  return {
    criteria: texts('recordsBehind.criteria.statements', { quarter: quarterName }),
    columns: [
      column('program', texts('reports.programTable.program'), 'text', 24),
      column('quarter', texts('recordsBehind.statedIn'), 'text', 8),
      column('male', texts('reports.beneficiaryTable.male'), 'integer', 7),
      column('female', texts('reports.beneficiaryTable.female'), 'integer', 7),
      column('direct', texts('reports.beneficiaryTable.direct'), 'integer', 9),
      ...(category ? [column(key, category.label[language], 'integer', 9)] : []),
      column('indirect', texts('reports.beneficiaryTable.indirect'), 'integer', 9),
      column('basis', texts('reports.beneficiaryTable.basis'), 'text', 20),
    ],
    rows: programs.flatMap(({ id, name, reached }) =>
      reached === null
        ? []
        : {
            cells: {
              program: name,
              quarter: romanQuarter(reached.quarter),
              male: reached.male,
              female: reached.female,
              direct: reached.male + reached.female,
              indirect: reached.indirect,
              basis: reached.basis,
              ...(category && { [key]: reached.vulnerable[category.code] ?? 0 }),
            },
            link: { kind: 'quarterEntry' as const, id, year, quarter: reached.quarter },
          },
    ),
    made: { how: 'sum', of: key },
  };
}
