import { Text } from '@mantine/core';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { documentFactsSchema, saveDocumentSchema } from '../../shared/documents.ts';
import type { DocumentFacts, DocumentKind, KeptDocument, SaveDocument } from '../../shared/documents.ts';
import type { DocumentExport } from '../../shared/exports.ts';
import { DraftMark } from '../components/record-page/draft-bar.tsx';
import { RecordBody } from '../components/record-page/record-body.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { saveFile } from '../host/deliver-file.ts';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { PrintPage } from '../print-preview/print-page.tsx';
import { SheetLayoutFields } from '../printed-sheets/sheet-layout-fields.tsx';
import { useSheetLayout } from '../printed-sheets/use-sheet-layout.ts';
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
  const request: DocumentExport = {
    kind: 'document',
    document,
    id,
    ...(session !== undefined && { sessionId: session }),
    format: 'pdf',
    paper,
    language,
    ...(facts && { facts }),
    ...(shown && { layout: shown.layout }),
  };
  const word = useExport();

  /** A paper that leaves the program is kept as it left. */
  async function keepAsItLeaves(): Promise<boolean> {
    if (record.isDirty && (await record.save()) === null) return false;
    if (!record.isDirty && initial.isOffered && record.stored?.version === 0) await keepOffered();
    return true;
  }
  /** Offered and left as it is, it is of this paper all the same. */
  async function keepOffered() {
    await host.client.documents.save({ document, id, version: 0, facts: initial.facts });
    await record.reload();
  }
  async function saveWord() {
    const made = await word.run({ ...request, format: 'docx' });
    if (made) await saveFile(host, made, screenLanguage, true);
  }
  const back = () => void navigate({ to: kind === 'meeting' ? '/meetings/$id' : '/assistance/$id', params: { id } });
  return (
    <PrintPage
      title={title}
      onBack={back}
      request={request}
      paper={paper}
      previewLabel={t('documents.preview')}
      failure={shown?.failure ?? (word.state.is === 'failed' ? word.state.failure : null)}
      beforeDelivery={keepAsItLeaves}
      otherFormat={{
        label: t(host.capabilities.hasSaveDialog ? 'documents.openWord' : 'documents.saveWord'),
        icon: <IconFileTypeDocx size={15} />,
        isReady: word.state.is !== 'running',
        save: saveWord,
      }}
      isWide
      isMarked={record.isDirty}
      mark={<DraftMark draft={record.draft} />}
      renderAround={(within) => (
        <RecordBody record={record} isPart>
          {within}
        </RecordBody>
      )}
    >
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
    </PrintPage>
  );
}
