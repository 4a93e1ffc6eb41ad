import type { QuarterOfUnit } from './report-panel.tsx';

export function ComparePanel({ of }: { of: QuarterOfUnit }) {
  return <p>{of.year}</p>;
}
