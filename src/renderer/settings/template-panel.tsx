import { Alert, Anchor, Button, FileButton, Group, Table, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind, TemplateOfDocument } from '../../shared/documents.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { base64Of } from '../evidence/prepare-file.ts';
import { saveFile } from '../host/deliver-file.ts';
import { failureOf, failureText, issueText } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useExport } from '../host/use-export.ts';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import { useLanguage } from '../use-language.ts';
import { PlaceholderList } from './placeholder-list.tsx';
import classes from './settings.module.css';

/** The Word templates of a unit's papers: ours, or the office's own in their place. */
export function TemplatePanel() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const [shown, setShown] = useState<DocumentKind>('minutes');
  const templates = useQuery(api.documentTemplates.list.queryOptions({ input: { unitId: unit.id } }));
  if (templates.isError) return <LoadError error={templates.error} onRetry={() => void templates.refetch()} />;
  if (templates.isPending) return <Loading />;
  return (
    <div className={classes.form}>
      <Text size="sm" mb="xs">
        {t('documents.templatesOf', { unit: unit.name })}
      </Text>
      <Table verticalSpacing={6} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('documents.document')}</Table.Th>
            <Table.Th>{t('documents.templateUsed')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('documents.templateActions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {templates.data.map((row) => (
            <TemplateRow
              key={`${row.document}/${row.own?.version ?? 0}`}
              row={row}
              unitId={unit.id}
              onPlaceholders={() => setShown(row.document)}
            />
          ))}
        </Table.Tbody>
      </Table>
      <PlaceholderList document={shown} onDocument={setShown} />
    </div>
  );
}

interface TemplateRowProps {
  row: TemplateOfDocument;
  unitId: string;
  onPlaceholders: () => void;
}

function TemplateRow({ row: { document, own }, unitId, onPlaceholders }: TemplateRowProps) {
  const { t } = useTranslation();
  const host = useHost();
  const language = useLanguage();
  const date = useToday();
  const instant = useInstantText();
  const queryClient = useQueryClient();
  const { run } = useExport();
  const [failure, setFailure] = useState<Failure | null>(null);
  const forget = useRef<() => void>(null);
  const name = t(`documents.kind.${document}`);

  async function attempt(action: () => Promise<unknown>) {
    setFailure(null);
    await action().catch((error: unknown) => setFailure(failureOf(error)));
  }
  const download = (isOurs: boolean) =>
    attempt(async () => {
      const file = await run({ kind: 'template', document, unitId, date, isOurs, language });
      if (file) await saveFile(host, file, language);
    });
  const put = (file: File) =>
    attempt(async () => {
      // The same file again, put right meanwhile, is a choice too.
      forget.current?.();
      const data = await base64Of(file);
      const version = own?.version ?? 0;
      await host.client.documentTemplates.put({ unitId, document, version, fileName: file.name, data });
      refreshLists(queryClient);
    });
  const remove = () =>
    attempt(async () => {
      if (own === null) return;
      await host.client.documentTemplates.remove({ id: own.id, version: own.version });
      refreshLists(queryClient);
    });

  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td>
        <Text size="sm">{own === null ? t('documents.ourTemplate') : own.fileName}</Text>
        {own !== null && (
          <Text size="xs" c="gray.7">
            {t('documents.templateSince', { when: instant(own.updatedAt) })}
          </Text>
        )}
        {failure && (
          <Alert color="danger" variant="light" p="xs" mt={4} role="alert">
            {failure.issues.length === 0 && <Text size="sm">{failureText(t, failure)}</Text>}
            {failure.issues.map((issue) => (
              <Text size="sm" key={JSON.stringify(issue)}>
                {issueText(t, issue)}
              </Text>
            ))}
            <Anchor component="button" type="button" size="sm" onClick={onPlaceholders}>
              {t('documents.seePlaceholders')}
            </Anchor>
          </Alert>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconDownload size={14} />}
            aria-label={t('documents.downloadOf', { document: name })}
            onClick={() => void download(false)}
          >
            {t('documents.download')}
          </Button>
          <FileButton accept=".docx" resetRef={forget} onChange={(file) => file && void put(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                size="compact-xs"
                leftSection={<IconUpload size={14} />}
                aria-label={t('documents.replaceOf', { document: name })}
              >
                {t('documents.replace')}
              </Button>
            )}
          </FileButton>
          {own !== null && (
            <>
              <Button variant="default" size="compact-xs" onClick={() => void download(true)}>
                {t('documents.downloadOurs')}
              </Button>
              <Button variant="default" size="compact-xs" onClick={() => void remove()}>
                {t('documents.backToOurs')}
              </Button>
            </>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
