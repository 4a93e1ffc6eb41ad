import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentGaps, listAttachmentsSchema } from '../../shared/attachments.ts';
import type { AttachmentRow } from '../../shared/attachments.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { List, SortOf } from '../components/record-list/use-list.ts';
import { YearPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { useProgramOptions } from '../use-record-options.ts';
import { EvidenceMeterView } from './evidence-meter.tsx';
import { EvidenceViewer } from './evidence-viewer.tsx';
import { sizeText } from './size-text.ts';
import { Thumbnail } from './thumbnail.tsx';

const parts = ['meter', 'files'] as const;
type Part = (typeof parts)[number];

// Kept while other pages are open: what is missing is looked up, added elsewhere, and looked at again.
let remembered: { part: Part; year: number } | null = null;

/** A year's evidence: what each program has and lacks, and the files themselves. */
export function EvidencePage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const today = useToday();
  const [shown, setShown] = useState(remembered ?? { part: 'meter' as Part, year: Number(today.slice(0, 4)) });
  const list = useList('evidence', listAttachmentsSchema, { sort: 'day', descending: true });
  const meter = useQuery(
    api.evidence.meter.queryOptions({
      input: { unitId: unit.id, year: shown.year },
      placeholderData: keepPreviousData,
    }),
  );

  function show(next: Partial<typeof shown>) {
    remembered = { ...shown, ...next };
    setShown(remembered);
  }

  return (
    <Page
      title={t('navigation.evidence')}
      isFilled
      actions={
        <>
          <YearPicker label={t('ui.year')} value={shown.year} onChange={(year) => show({ year })} />
          <SegmentedControl
            aria-label={t('evidence.part')}
            data={parts.map((value) => ({ value, label: t(`evidence.parts.${value}`) }))}
            value={shown.part}
            onChange={(value) => show({ part: parts.find((part) => part === value) ?? 'meter' })}
          />
        </>
      }
    >
      {shown.part === 'files' && <EvidenceList list={list} year={shown.year} />}
      {shown.part === 'meter' && meter.isError && (
        <LoadError error={meter.error} onRetry={() => void meter.refetch()} />
      )}
      {shown.part === 'meter' && meter.isPending && <Loading />}
      {shown.part === 'meter' && meter.data && (
        <EvidenceMeterView
          meter={meter.data}
          year={shown.year}
          onOpen={({ programId, kind }) => {
            list.change({ search: '', filters: { kind, ...(programId !== null && { programId }) } });
            show({ part: 'files' });
          }}
        />
      )}
    </Page>
  );
}

function EvidenceList({ list, year }: { list: List<typeof listAttachmentsSchema>; year: number }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const language = useLanguage();
  const kinds = useChoices('evidenceKind');
  const programs = useProgramOptions();
  const [shownId, setShownId] = useState<string | null>(null);
  // What has no day is in no year, and would never be found to be given one.
  const input = { ...list.input, unitId: unit.id, ...(list.input.lacks !== 'day' && { year }) };
  const answer = useQuery(api.attachments.list.queryOptions({ input, placeholderData: keepPreviousData }));

  const columns: ListColumn<AttachmentRow, SortOf<typeof listAttachmentsSchema>>[] = [
    {
      key: 'file',
      title: t('evidence.file'),
      width: 64,
      value: (row) => row.fileName,
      render: (row) => <Thumbnail row={row} />,
    },
    {
      key: 'caption',
      title: t('evidence.caption'),
      width: 230,
      grows: true,
      sort: 'caption',
      value: (row) => row.caption || row.fileName,
    },
    {
      key: 'kind',
      title: t('evidence.kind'),
      width: 130,
      sort: 'kind',
      value: (row) => kinds.labelOf(row.kind),
    },
    { key: 'day', title: t('evidence.day'), kind: 'date', width: 100, sort: 'day', value: (row) => row.day },
    {
      key: 'owner',
      title: t('evidence.owner'),
      width: 220,
      grows: true,
      value: (row) => `${t(`recordKind.${row.owner.kind}`)}: ${row.ownerName}`,
    },
    { key: 'programs', title: t('recordKind.program'), width: 150, grows: true, value: (row) => row.programs },
    {
      key: 'size',
      title: t('evidence.size'),
      width: 84,
      sort: 'size',
      value: (row) => sizeText(row.size, language),
    },
  ];
  const filters: ListFilter[] = [
    { key: 'programId', label: t('recordKind.program'), control: 'choice', options: programs },
    { key: 'kind', label: t('evidence.kind'), control: 'choice', options: kinds.options },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: attachmentGaps.map((value) => ({ value, label: t(`evidence.gaps.${value}`) })),
    },
  ];
  return (
    <>
      <RecordList
        list={list}
        label={t('evidence.filesOf', { year })}
        columns={columns}
        filters={filters}
        answer={answer}
        rowKey={(row) => row.id}
        onOpen={(row) => setShownId(row.id)}
        empty={{ text: t('evidence.noFiles', { year }) }}
      />
      <EvidenceViewer rows={answer.data?.rows ?? []} shownId={shownId} onShow={setShownId} leadsToOwner />
    </>
  );
}
