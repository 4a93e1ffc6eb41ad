import { Code, Select, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ParseKeys } from 'i18next';
import { placeholdersOf } from '../../shared/document-placeholders.ts';
import { documentKinds, documentKindSchema } from '../../shared/documents.ts';
import type { DocumentKind } from '../../shared/documents.ts';
import { Section } from '../components/section.tsx';

export interface PlaceholderListProps {
  document: DocumentKind;
  onDocument: (document: DocumentKind) => void;
}

/** What a template of a paper may name, and what stands in its place. */
export function PlaceholderList({ document, onDocument }: PlaceholderListProps) {
  const { t } = useTranslation();
  const { names, loops } = placeholdersOf(document);
  // Every name has its line in the locale files, which a test holds; the compiler cannot know it.
  const explained = (name: string) => t(`placeholder.${name}` as ParseKeys);
  return (
    <Section
      title={t('documents.placeholders')}
      aside={
        <Select
          size="xs"
          aria-label={t('documents.document')}
          data={documentKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) }))}
          value={document}
          allowDeselect={false}
          onChange={(value) => value !== null && onDocument(documentKindSchema.parse(value))}
        />
      }
    >
      <Text size="sm" c="gray.8" mb="xs">
        {t('documents.placeholdersHelp')}
      </Text>
      <Table verticalSpacing={2}>
        <Table.Tbody>
          {Object.entries(loops).map(([loop, inner]) => (
            <Table.Tr key={loop}>
              <Table.Td>
                <Code>{`{{#${loop}}} ${inner.map((name) => `{{${name}}}`).join(' ')} {{/${loop}}}`}</Code>
              </Table.Td>
              <Table.Td>{explained(loop)}</Table.Td>
            </Table.Tr>
          ))}
          {names.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Code>{`{{${name}}}`}</Code>
              </Table.Td>
              <Table.Td>{explained(name)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
