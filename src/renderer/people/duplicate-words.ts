import type { TFunction } from 'i18next';
import { likelyDuplicate } from '../../shared/duplicate-score.ts';
import type { DuplicateScore } from '../../shared/duplicate-score.ts';

/** A score in words: a percentage would claim more than the evidence can say. */
export function likelihoodText(t: TFunction, score: number): string {
  return t(score >= likelyDuplicate ? 'duplicates.likely' : 'duplicates.possible');
}

/** What speaks for and against two people being one, on one line. */
export function reasonsText(t: TFunction, reasons: DuplicateScore['reasons']): string {
  return reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(' · ');
}
