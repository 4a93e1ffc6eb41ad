import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../shared/history.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { HistoryPanel } from './history-panel.tsx';

export interface HistoryButtonProps {
  kind: RecordKind;
  /** The record as the page has it. */
  record: { id: string; version: number };
  name: string;
  /** The history was opened or closed. */
  onToggle?: (isOpen: boolean) => void;
  onRestored?: () => void;
}

/** Opens the history of a record beside its page. */
export function HistoryButton({ kind, record, name, onToggle, onRestored }: HistoryButtonProps) {
  const { t } = useTranslation();
  return (
    <HistoryDrawer title={t('history.ofRecord', { name })} onToggle={onToggle}>
      {(close) => (
        <HistoryPanel
          kind={kind}
          record={record}
          onRestored={() => {
            close();
            onRestored?.();
          }}
        />
      )}
    </HistoryDrawer>
  );
}
