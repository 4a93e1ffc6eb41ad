import classes from './home.module.css';

export interface ShareBarProps {
  /** 1 is the whole bar; more is shown as full and marked. */
  share: number;
  /** Where a line stands, as a share of the bar. */
  mark?: number;
  /** What the bar says, for those who do not see it. */
  label: string;
}

/** A share as a bar in a table's cell. */
export function ShareBar({ share, mark, label }: ShareBarProps) {
  const width = (part: number) => `${Math.max(0, Math.min(1, part)) * 100}%`;
  return (
    <div className={classes.bar} role="img" aria-label={label} title={label}>
      <div className={share > 1 ? classes.over : classes.filled} style={{ width: width(share) }} />
      {mark !== undefined && <div className={classes.mark} style={{ left: width(mark) }} />}
    </div>
  );
}
