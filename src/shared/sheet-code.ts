import { idSchema } from './record.ts';

/** What the code in the corner of a printed sheet tells whoever reads its photograph. */
export interface SheetCode {
  meetingId: string;
  sessionId: string;
  /** From 1. */
  page: number;
  pages: number;
  /** Of the sheet's arrangement: which row stands where (`printed_sheet`). */
  version: string;
}

/**
 * `BINAAN/1/<meeting>/<session>/<page>-<pages>/<version>`: capitals, figures and signs that a QR code
 * holds in 5½ bits each, ids in base 36.
 */
export function writeSheetCode({ meetingId, sessionId, page, pages, version }: SheetCode): string {
  return ['BINAAN', '1', shortId(meetingId), shortId(sessionId), `${page}-${pages}`, version].join('/');
}

/** Reads what `writeSheetCode` wrote; null for any other text. */
export function readSheetCode(text: string): SheetCode | null {
  const found = /^BINAAN\/1\/([0-9A-Z]{25})\/([0-9A-Z]{25})\/(\d{1,4})-(\d{1,4})\/([0-9A-Z]{7})$/.exec(text);
  const [, meeting = '', session = '', page = '', pages = '', version = ''] = found ?? [];
  const [meetingId, sessionId] = [longId(meeting), longId(session)];
  if (meetingId === null || sessionId === null) return null;
  return { meetingId, sessionId, page: Number(page), pages: Number(pages), version };
}

/** 128 bits in 25 digits of base 36. */
function shortId(id: string): string {
  return BigInt(`0x${id.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase()
    .padStart(25, '0');
}

function longId(short: string): string | null {
  if (short === '') return null;
  let value = 0n;
  for (const digit of short) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return idSchema.safeParse(id).success ? id : null;
}
