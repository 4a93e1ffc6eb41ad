import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconDeviceFloppy, IconFileTypeDocx, IconPrinter } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { documentFactsSchema, saveDocumentSchema } from '../../shared/documents.ts';
import type { DocumentFacts, DocumentKind, KeptDocument, SaveDocument } from '../../shared/documents.ts';
import type { DocumentExport } from '../../shared/exports.ts';
import { DraftMark } from '../components/record-page/draft-bar.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { RecordBody } from '../components/record-page/record-body.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { printFile, saveFile } from '../host/deliver-file.ts';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { PdfPreview } from '../print-preview/pdf-preview.tsx';
import { PrinterChoice } from '../print-preview/printer-choice.tsx';
import { SheetLayoutFields } from '../printed-sheets/sheet-layout-fields.tsx';
import { useSheetLayout } from '../printed-sheets/use-sheet-layout.ts';
import classes from '../print-preview/print-preview.module.css';
import { Page } from '../shell/page.tsx';
import { useSettings } from '../shell/settings-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useRemembered } from '../use-remembered.ts';
import { DocumentChoices } from './document-choices.tsx';
import { DocumentFactFields } from './document-fact-fields.tsx';
import { defaultDocumentOptions, documentOptionsSchema } from './document-options.ts';
import type { DocumentRecord } from './document-page.tsx';

export interface DocumentFormProps {
  document: DocumentKind;
  initial: KeptDocument;
  of: DocumentRecord;
}

/** What a paper says beside its record, kept with it when the paper is printed or saved; and how it looks. */
export function DocumentForm({ document, initial, of }: DocumentFormProps) {
  const { t } = useTranslation();
  const host = useHost();
  const navigate = useNavigate();
  const screenLanguage = useLanguage();
  const { paper: officePaper } = useSettings();
  const { session } = useSearch({ from: '/documents/$document/$id' });
  const [options, setOptions] = useRemembered('document', documentOptionsSchema, defaultDocumentOptions);
  const { id } = initial;
  const kind = document === 'handover' ? 'assistance' : 'meeting';
  const subject = `document:${document}:${id}`;
  const title = t('documents.of', { document: t(`documents.kind.${document}`), title: of.title });
  const record = useRecordForm<KeptDocument, DocumentFacts, SaveDocument>({
    kind,
    draftSubject: subject,
    draftKey: useAskedDraft(subject),
    path: `/documents/${document}/${id}`,
    initial,
    valuesOf: (kept) => (kept ?? initial).facts,
    titleOf: () => title,
    schema: saveDocumentSchema,
    inputOf: (facts, kept) => ({ document, id, version: (kept ?? initial).version, facts }),
    write: (input) => host.client.documents.save(input),
    load: () => host.client.documents.get({ document, id }),
  });
  const facts = documentFactsSchema.safeParse(useWatch({ control: record.form.control })).data;
  const paper = options.paper ?? officePaper;
  const language = options.language ?? screenLanguage;
  const shown = useSheetLayout(of.unitId, document);
  const request = JSON.stringify({
    kind: 'document',
    document,
    id,
    ...(session !== undefined && { sessionId: session }),
    format: 'pdf',
    paper,
    language,
    ...(facts && { facts }),
    ...(shown && { layout: shown.layout }),
  } satisfies DocumentExport);
  const [settled] = useDebouncedValue(request, 350);
  const { state, run } = useExport();
  const word = useExport();
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    void run(JSON.parse(settled) as DocumentExport); // written above from the same type
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is made anew at each render and only starts; the request is what decides
  }, [settled]);

  const file = state.is === 'finished' && settled === request ? state.file : null;
  /** A paper that leaves the program is kept as it left. */
  async function deliver(action: () => Promise<unknown>) {
    setFailure(null);
    if (record.isDirty && (await record.save()) === null) return;
    try {
      if (!record.isDirty && initial.isOffered && record.stored?.version === 0) await keepOffered();
      await action();
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  /** Offered and left as it is, it is of this paper all the same. */
  async function keepOffered() {
    await host.client.documents.save({ document, id, version: 0, facts: initial.facts });
    await record.reload();
  }
  const print = () => file && void deliver(() => printFile(host, file, paper));
  const save = () => file && void deliver(() => saveFile(host, file, screenLanguage));
  const saveWord = () =>
    void deliver(async () => {
      const made = await word.run({ ...(JSON.parse(request) as DocumentExport), format: 'docx' }); // as above
      if (made) await saveFile(host, made, screenLanguage, true);
    });
  const back = () => void navigate({ to: kind === 'meeting' ? '/meetings/$id' : '/assistance/$id', params: { id } });
  useHotkeys(
    [
      ['mod+P', print],
      ['mod+S', save],
      ['mod+shift+S', saveWord],
    ],
    [],
    true,
  );
  useHotkeys([['Escape', (event) => !event.defaultPrevented && back(), { preventDefault: false }]]);

  const shownFailure =
    failure ??
    shown?.failure ??
    (state.is === 'failed' ? state.failure : null) ??
    (word.state.is === 'failed' ? word.state.failure : null);
  const button = (text: string, key: string, icon: React.ReactNode, onClick: () => void, isReady: boolean) => (
    <Tooltip label={key}>
      <Button variant="default" leftSection={icon} disabled={!isReady} onClick={onClick}>
        {text}
      </Button>
    </Tooltip>
  );
  const actions = (
    <Group gap="sm" wrap="nowrap">
      <DraftMark draft={record.draft} />
      {button(
        t(host.capabilities.hasSaveDialog ? 'documents.openWord' : 'documents.saveWord'),
        'Ctrl+Shift+S',
        <IconFileTypeDocx size={15} />,
        saveWord,
        word.state.is !== 'running',
      )}
      {button(t('sheetPage.savePdf'), 'Ctrl+S', <IconDeviceFloppy size={15} />, save, file !== null)}
      <Tooltip label="Ctrl+P">
        <Button leftSection={<IconPrinter size={15} />} disabled={!file} onClick={print}>
          {t('sheetPage.print')}
        </Button>
      </Tooltip>
    </Group>
  );
  return (
    <Page
      title={title}
      isMarked={record.isDirty}
      before={
        <Tooltip label={t('ui.backHint')}>
          <ActionIcon aria-label={t('ui.back')} onClick={back}>
            <IconArrowLeft size={17} />
          </ActionIcon>
        </Tooltip>
      }
      actions={actions}
      isFilled
    >
      {shownFailure && <FailureBanner failure={shownFailure} isWhole />}
      <RecordBody record={record} isPart>
        <div className={classes.columns} data-wide>
          <div className={classes.options}>
            <DocumentChoices
              sessions={of.sessions}
              session={session}
              options={{ paper, language }}
              onOptions={setOptions}
              onSession={(chosen) =>
                void navigate({
                  to: '/documents/$document/$id',
                  params: { document, id },
                  search: { session: chosen },
                  replace: true,
                  ignoreBlocker: true,
                })
              }
            />
            <Text size="xs" c="gray.7" mt="sm" mb={4}>
              {t(initial.isOffered && initial.version === 0 ? 'documents.offered' : 'documents.emptyIsFilled')}
            </Text>
            <DocumentFactFields control={record.form.control} document={document} />
            {shown && <SheetLayoutFields shown={shown} />}
            <PrinterChoice />
          </div>
          <PdfPreview
            file={state.is === 'finished' ? state.file : null}
            isBusy={state.is === 'running'}
            label={t('documents.preview')}
          />
        </div>
      </RecordBody>
    </Page>
  );
}
