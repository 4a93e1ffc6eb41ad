import { Alert, Button, FileButton, Group, Loader, Table, Text, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Owner, OwnerKind } from '../../shared/attachments.ts';
import { attachedFileTypes } from '../../shared/file-kind.ts';
import type { Option } from '../components/form/fields.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useRemoveRecord } from '../components/record-page/use-remove-record.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnsavedWork } from '../shell/unsaved-work.ts';
import { useChoices } from '../use-choices.ts';
import { useProgramOptions } from '../use-record-options.ts';
import { EvidenceRow } from './evidence-row.tsx';
import { EvidenceViewer } from './evidence-viewer.tsx';
import { useAddEvidence } from './use-add-evidence.ts';
import classes from './evidence.module.css';

export interface EvidencePanelProps {
  kind: OwnerKind;
  /** Null for a record that is not saved yet: a file needs something to belong to. */
  id: string | null;
  /** Sessions of a meeting, where there are several to choose from. */
  sessions?: Option[];
}

/** Bukti: the files of a record, added by button, by dropping them here, or by pasting a picture. */
export function EvidencePanel({ kind, id, sessions }: EvidencePanelProps) {
  const { t } = useTranslation();
  if (id === null) {
    return (
      <Section title={t('evidence.title')}>
        <Text size="xs" c="dimmed">
          {t('evidence.saveFirst')}
        </Text>
      </Section>
    );
  }
  return <Attachments key={id} owner={{ kind, id }} sessions={sessions} />;
}

/** Owners whose evidence may stand for one of several programs. */
const withPrograms: readonly OwnerKind[] = ['meeting', 'group'];

function Attachments({ owner, sessions }: { owner: Owner; sessions: Option[] | undefined }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const kinds = useChoices('evidenceKind');
  const programs = useProgramOptions();
  const remove = useRemoveRecord();
  const answer = useQuery(
    api.attachments.list.queryOptions({ input: { owner, limit: 500 }, placeholderData: keepPreviousData }),
  );
  const { add, adding, isAdding, forget } = useAddEvidence(owner, null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [newId, setNewId] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const resetInput = useRef<() => void>(null);
  useUnsavedWork(isAdding);
  const rows = answer.data?.rows ?? [];

  async function take(files: readonly File[]) {
    if (isAdding) return;
    setNewId(await add(files));
    resetInput.current?.();
  }

  usePastedFiles((files) => void take(files));

  const accept = Object.keys(attachedFileTypes).join(',');
  const addButton = (
    <FileButton multiple accept={accept} onChange={(files) => void take(files)} resetRef={resetInput}>
      {(props) => (
        <Tooltip label={t('evidence.addHint')}>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPaperclip size={14} />}
            disabled={isAdding}
            {...props}
          >
            {t('evidence.add')}
          </Button>
        </Tooltip>
      )}
    </FileButton>
  );
  const aside = (
    <Group gap="sm" wrap="nowrap">
      {addButton}
      <Text size="xs" c="dimmed" className="figures" role="status">
        {isAdding
          ? t('evidence.adding', { number: adding.done + 1, total: adding.total })
          : rows.length > 0 && t('evidence.count', { count: rows.length })}
      </Text>
      {isAdding && <Loader size={14} />}
    </Group>
  );
  return (
    <div
      className={isOver ? classes.over : undefined}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      }}
    >
      <Section title={t('evidence.title')} aside={aside}>
        {adding.refused.length > 0 && (
          <Alert
            color="danger"
            variant="light"
            mb="xs"
            role="alert"
            withCloseButton
            closeButtonLabel={t('ui.close')}
            onClose={forget}
          >
            {adding.refused.map(({ name, reason }) => (
              <Text key={name} size="sm" c="danger.8">
                {t('evidence.refused', { name, reason })}
              </Text>
            ))}
          </Alert>
        )}
        {answer.isError && <LoadError error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && <Loading />}
        {answer.data !== undefined && rows.length === 0 && <p className={classes.empty}>{t('evidence.empty')}</p>}
        {rows.length > 0 && (
          <Table className={classes.table} aria-label={t('evidence.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={60}>{t('evidence.file')}</Table.Th>
                <Table.Th>{t('evidence.caption')}</Table.Th>
                <Table.Th w={118}>{t('evidence.takenOn')}</Table.Th>
                <Table.Th w={165}>{t('evidence.kind')}</Table.Th>
                {sessions && <Table.Th w={112}>{t('evidence.session')}</Table.Th>}
                {withPrograms.includes(owner.kind) && <Table.Th w={190}>{t('recordKind.program')}</Table.Th>}
                <Table.Th w={70} ta="right">
                  {t('evidence.size')}
                </Table.Th>
                <Table.Th w={44}>
                  <span className="visually-hidden">{t('ui.delete')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <EvidenceRow
                  key={row.id}
                  row={row}
                  kinds={kinds.options}
                  sessions={sessions}
                  programs={withPrograms.includes(owner.kind) ? programs : undefined}
                  isNew={row.id === newId}
                  onOpen={() => setShownId(row.id)}
                  onRemove={() => void remove('attachment', row, row.caption || row.fileName)}
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Section>
      <EvidenceViewer rows={rows} shownId={shownId} onShow={setShownId} />
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** A picture that is pasted anywhere on the page. Excel puts one beside the text of its cells: there the text is meant. */
function usePastedFiles(onFiles: (files: File[]) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const hasText = event.clipboardData?.types.includes('text/plain') === true;
    if (files.length === 0 || hasText || event.defaultPrevented) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => take(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
}
