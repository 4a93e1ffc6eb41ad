import type { SaveUnit } from '../../shared/units.ts';
import { signatoryRoles } from '../../shared/units.ts';
import type { Issue } from '../../shared/validation.ts';
import { unitInput, unitValues } from '../units/unit-values.ts';
import type { UnitValues } from '../units/unit-values.ts';

/** The unit's own fields, and for each role who signs; a role left empty is entered later. */
export interface GuideValues extends UnitValues {
  signatories: { name: string; position: string }[];
}

export const guideSteps = ['unit', 'logo', 'signatories', 'rings'] as const;
export type GuideStep = (typeof guideSteps)[number];

export function guideValues(): GuideValues {
  return { ...unitValues(null), signatories: signatoryRoles.map(() => ({ name: '', position: '' })) };
}

/** The save's input. Signatories sign from the day on which the unit's name begins. */
export function guideInput({ signatories, ...unit }: GuideValues): SaveUnit {
  const validFrom = unit.identities[0]?.validFrom ?? '';
  const rows = filledRoles(signatories).map((place) => ({
    role: signatoryRoles[place] ?? 'prepared',
    name: signatories[place]?.name ?? '',
    position: signatories[place]?.position ?? '',
    validFrom,
  }));
  return unitInput(unit, null, rows);
}

/** An issue of the input at its field of the guide, and the step that shows it. */
export function placedIssue(issue: Issue, values: GuideValues): { step: GuideStep; path: Issue['path']; issue: Issue } {
  const [field, index, ...rest] = issue.path;
  if (field === 'signatories') {
    const place = filledRoles(values.signatories)[Number(index)] ?? 0;
    return { step: 'signatories', path: ['signatories', place, ...rest], issue };
  }
  if (field === 'rings') return { step: 'rings', path: ['ring1'], issue };
  const isPicture = rest[0] === 'logo' || rest[0] === 'logoRight';
  return { step: isPicture ? 'logo' : 'unit', path: issue.path, issue };
}

function filledRoles(signatories: GuideValues['signatories']): number[] {
  return signatories.flatMap(({ name, position }, place) => (`${name}${position}`.trim() === '' ? [] : [place]));
}
