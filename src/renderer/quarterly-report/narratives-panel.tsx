import type { QuarterOfUnit } from './report-panel.tsx';

export function NarrativesPanel({ of }: { of: QuarterOfUnit }) {
  return <p>{of.year}</p>;
}
