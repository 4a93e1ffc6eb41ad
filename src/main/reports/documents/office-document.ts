import type { Paper } from '../../../shared/exports.ts';
import type { Language } from '../../../shared/language.ts';
import type { SheetLayout } from '../../../shared/sheet-layouts.ts';
import type { Kop } from '../kop.ts';

/** A part of a text; plain unless it says otherwise. */
export interface TextRun {
  text: string;
  isBold?: boolean;
}

export interface DocumentColumn {
  title: string;
  /** Its part of the table's width, beside those of the other columns. */
  share: number;
  align: 'left' | 'center' | 'right';
}

/** Somebody who signs: what stands above the blank for the hand, and what below it. */
export interface Signature {
  above: string[];
  /** Left to be written where empty. */
  name: string;
  below: string[];
}

/** A label and what is said to it; an empty value is a line to write on. */
export interface DocumentFact {
  label: string;
  value: string;
}

export type Block =
  /** In the middle, with what stands under it: `Nomor: …`. */
  | { is: 'title'; text: string; below: string[] }
  | { is: 'heading'; text: string }
  | { is: 'paragraph'; runs: TextRun[]; align?: 'justified' | 'left' | 'right' }
  | { is: 'facts'; rows: DocumentFact[]; isIndented?: boolean }
  /** Numbered from 1. */
  | { is: 'list'; items: string[] }
  /** `rowHeight`: rows are at least so many millimetres high, to be signed in. */
  | { is: 'table'; columns: DocumentColumn[]; rows: string[][]; total?: string[]; rowHeight?: number }
  /** Rows of two or three beside each other, or one in the middle; one alone stands at the right if it says so. */
  | { is: 'signatures'; rows: Signature[][]; isOnRight?: boolean }
  /** What follows begins on a page of its own. */
  | { is: 'newPage' };

/** An office paper in no format: all that stands on it, in its language, in its order. */
export interface OfficeDocument {
  paper: Paper;
  language: Language;
  /** `Berita Acara`, for the file's properties and the foot of each page. */
  title: string;
  /** What it is about. */
  subject: string;
  /** The record's day, `YYYY-MM-DD`. */
  date: string;
  kop: Kop;
  /** Margins and size of type; how the unit lays out the paper. */
  layout: Pick<SheetLayout, 'margins' | 'fontSize'>;
  blocks: Block[];
  pageText: (page: number, pages: number) => string;
}

export function plain(text: string): TextRun {
  return { text };
}

export function bold(text: string): TextRun {
  return { text, isBold: true };
}
