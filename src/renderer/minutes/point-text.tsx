import { useTranslation } from 'react-i18next';
import classes from './point-text.module.css';

/** What a cell cuts off: the chosen point as a whole. */
export function PointText({ cells }: { cells: Readonly<Record<string, string>> | undefined }) {
  const { t } = useTranslation();
  const said = (key: 'input' | 'response') =>
    cells?.[key] ? (
      <p className={classes.line}>
        <span className={classes.label}>{t(`minutes.${key}`)}</span> {cells[key]}
      </p>
    ) : null;
  return (
    <div className={classes.text} aria-hidden>
      {said('input')}
      {said('response')}
    </div>
  );
}
