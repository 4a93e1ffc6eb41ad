import type { Program, SaveProgram } from '../../shared/programs.ts';

/** As in the save, but a new program has no main TPB yet. */
export type ProgramValues = Omit<SaveProgram, 'id' | 'version' | 'mainTpb'> & { mainTpb: number | null };

/** The form's fields of a program; of a new one, with what most programs have. */
export function programValues(
  program: Program | null,
  unitId: string,
  today: string,
  firstStage: string,
): ProgramValues {
  return {
    unitId: program?.unitId ?? unitId,
    code: program?.code ?? '',
    name: program?.name ?? '',
    expansion: program?.expansion ?? '',
    companyPillar: program?.companyPillar ?? null,
    mainTpb: program?.mainTpb ?? null,
    furtherTpbs: program?.furtherTpbs ?? [],
    priorityField: program?.priorityField ?? null,
    fundType: program?.fundType ?? 'tjsl',
    nature: program?.nature ?? 'empowerment',
    parentId: program?.parentId ?? null,
    startDate: program?.startDate ?? `${today.slice(0, 4)}-01-01`,
    endDate: program?.endDate ?? null,
    stage: program?.stage ?? firstStage,
    status: program?.status ?? 'running',
    baseline: program?.baseline ?? '',
    coordinator: program?.coordinator ?? '',
    coreCompetency: program?.coreCompetency ?? '',
    description: program?.description ?? '',
    areaCodes: program?.areaCodes ?? [],
    groupIds: program?.groupIds ?? [],
  };
}

/** What the program after another mostly has in common with it. */
export function programDefaults(previous: Program): Partial<ProgramValues> {
  const { fundType, nature, startDate, endDate, stage, status, coordinator, areaCodes } = previous;
  return { fundType, nature, startDate, endDate, stage, status, coordinator, areaCodes };
}
