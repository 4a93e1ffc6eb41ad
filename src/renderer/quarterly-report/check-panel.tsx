import type { QuarterOfUnit } from './report-panel.tsx';

export function CheckPanel({ of }: { of: QuarterOfUnit }) {
  return <p>{of.year}</p>;
}
