import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './sheet-grid.module.css';

/** Keys and what they do, `grid.keys.*` in the locale files. */
const keys = [
  ['F2', 'edit'],
  ['Ctrl Enter', 'fill'],
  ['Ctrl D · Ctrl R', 'fillDown'],
  ['Shift ←↑→↓', 'extend'],
  ['Ctrl ←↑→↓', 'edge'],
  ['Shift Space · Ctrl Space', 'whole'],
  ['Ctrl A', 'all'],
  ['Enter · Tab', 'within'],
  ['Ctrl C · X · V', 'clipboard'],
  ['Ctrl + · Ctrl −', 'rows'],
  ['Alt Shift ↑ ↓', 'move'],
  ['Alt Shift ← →', 'width'],
  ['Ctrl Z · Ctrl Y', 'undo'],
  ['F8', 'next'],
  ['Alt ↓', 'offers'],
  ['Shift F10', 'menu'],
  ['Esc Tab', 'leave'],
] as const;

/** The grid's keys in one short table (F1). */
export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('grid.keysTitle')} withCloseButton={false} size="md">
      <table className={classes.keys}>
        <tbody>
          {keys.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>{t(`grid.keys.${meaning}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
