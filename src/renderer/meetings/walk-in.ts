import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { genderKind } from '../components/sheet-grid/cell-kinds.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** Somebody who came without an invitation, as one line says it. */
export interface WalkIn {
  name: string;
  gender: string;
  institution: string;
  phone: string;
}

/**
 * Reads `Siti Aminah, P, PKK Desa, 0812-3456-7890`: the name first, the rest known by its form, in any
 * order and with anything missing. Academic titles behind a comma stay with the name. Null without a name.
 */
export function readWalkIn(line: string): WalkIn | null {
  const [first = '', ...rest] = line.split(/[,;\t]/).map((part) => part.trim());
  if (first === '') return null;
  const read: WalkIn = { name: first, gender: '', institution: '', phone: '' };
  const institutions: string[] = [];
  let isStillName = true;
  for (const part of rest) {
    if (part === '') continue;
    const gender = genderKind.read(part);
    if (isStillName && isTitle(part)) {
      read.name += `, ${part}`;
      continue;
    }
    isStillName = false;
    if (read.gender === '' && (gender === 'L' || gender === 'P')) read.gender = gender;
    else if (read.phone === '' && isPhone(part)) read.phone = part;
    else institutions.push(part);
  }
  read.institution = institutions.join(', ');
  return read;
}

/** A row at the end of the list; without a name one to be typed into. */
export function walkInRow(walkIn: WalkIn = { name: '', gender: '', institution: '', phone: '' }): ParticipantRow {
  return {
    key: newRowKey(),
    cells: { ...walkIn, position: '', status: 'walkIn', role: 'invitee', groupId: '' },
  };
}

/** `S.Pd`, `A.Md.Keb.`, and the few that are written without points. */
function isTitle(part: string): boolean {
  return (
    /^(?:[A-Z][A-Za-z]{0,3}\.)+[A-Za-z]{0,5}\.?$/.test(part) || /^(?:SE|SH|ST|SP|SKM|MM|MT|MH|MSi|MPd|SPd)$/.test(part)
  );
}

function isPhone(part: string): boolean {
  return /^\+?[\d\s().-]+$/.test(part) && part.replace(/\D/g, '').length >= 6;
}
