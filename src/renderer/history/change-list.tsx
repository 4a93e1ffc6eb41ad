import { useTranslation } from 'react-i18next';
import type { ChangeLine } from './change-words.ts';
import classes from './history.module.css';

/** Lines of what changed; a line that counts opens to what it counts. */
export function ChangeList({ lines }: { lines: ChangeLine[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.lines}>
      {lines.map(({ text, title, items = [] }) => (
        <li key={text} title={title}>
          {items.length === 0 ? (
            text
          ) : (
            <details>
              <summary title={t('history.showItems')}>{text}</summary>
              <ul className={classes.items}>
                {items.map((item, index) => (
                  // Two people may share a name; the list never changes.
                  <li key={`${index} ${item}`}>{item}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
