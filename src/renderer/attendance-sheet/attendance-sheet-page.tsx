import { ActionIcon, Button, Group, Select, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { SheetLayout } from '../../shared/sheet-layouts.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { printFile, saveFile } from '../host/deliver-file.ts';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { PdfPreview } from '../print-preview/pdf-preview.tsx';
import classes from '../print-preview/print-preview.module.css';
import { Page } from '../shell/page.tsx';
import { SheetLayoutFields } from '../sheet-layout/sheet-layout-fields.tsx';
import { useSheetLayout } from '../sheet-layout/use-sheet-layout.ts';
import { useSettings } from '../shell/settings-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useRemembered } from '../use-remembered.ts';
import { SheetOptionFields } from './sheet-option-fields.tsx';
import { defaultOptions, sheetOptionsSchema } from './sheet-options.ts';
import type { SheetOptions } from './sheet-options.ts';

/** Daftar hadir of one session: choices on the left, the real PDF on the right. */
export function AttendanceSheetPage() {
  const { t } = useTranslation();
  const { id, sessionId } = useParams({ from: '/meetings/$id/sheet/$sessionId' });
  const host = useHost();
  const queryClient = useQueryClient();
  const language = useLanguage();
  const navigate = useNavigate();
  const meeting = useQuery(host.api.meetings.get.queryOptions({ input: { id } }));
  const [options, setOptions] = useRemembered('sheet', sheetOptionsSchema, defaultOptions);
  const { paper: officePaper } = useSettings();
  const shown = useSheetLayout(meeting.data?.unitId, 'attendance');
  const layout = shown?.layout;
  const wanted = useMemo(() => ({ options, layout }), [options, layout]);
  const [settled] = useDebouncedValue(wanted, 350);
  const { state, run } = useExport();
  const [failure, setFailure] = useState<Failure | null>(null);
  const back = () => void navigate({ to: '/meetings/$id', params: { id } });

  function requestOf({ role, paper, ...others }: SheetOptions, of: SheetLayout) {
    const chosen = { ...others, paper: paper ?? officePaper, role: role ?? undefined };
    return { meetingId: id, sessionId, language, layout: of, ...chosen };
  }

  useEffect(() => {
    if (settled.layout === undefined) return;
    void run({ kind: 'attendance', ...requestOf(settled.options, settled.layout) });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is made anew at each render and only starts; the choices are what decides
  }, [id, sessionId, language, settled, officePaper]);

  const file = state.is === 'finished' && settled === wanted ? state.file : null;
  async function attempt(action: () => Promise<unknown>) {
    setFailure(null);
    await action().catch((error: unknown) => setFailure(failureOf(error)));
  }
  /** What goes to paper is remembered, so that it is entered in its order. */
  async function handOver(deliver: () => Promise<unknown>) {
    if (layout) await host.client.sheets.keepPrinted({ kind: 'attendance', ...requestOf(options, layout) });
    await deliver();
    void queryClient.invalidateQueries({ queryKey: host.api.sheets.printed.key() });
  }
  const print = () => file && void attempt(() => handOver(() => printFile(host, file, options.paper ?? officePaper)));
  const save = () => file && void attempt(() => handOver(() => saveFile(host, file, language)));
  useHotkeys(
    [
      ['mod+P', print],
      ['mod+S', save],
    ],
    [],
  );
  useHotkeys([['Escape', (event) => !event.defaultPrevented && back(), { preventDefault: false }]]);

  const shownFailure = failure ?? shown?.failure ?? (state.is === 'failed' ? state.failure : null);

  if (meeting.isError) return <LoadError error={meeting.error} onRetry={() => void meeting.refetch()} />;
  if (meeting.isPending) return <Loading />;
  const actions = (
    <Group gap="sm" wrap="nowrap">
      <Tooltip label="Ctrl+S">
        <Button variant="default" leftSection={<IconDeviceFloppy size={15} />} disabled={!file} onClick={save}>
          {t('sheetPage.savePdf')}
        </Button>
      </Tooltip>
      <Tooltip label="Ctrl+P">
        <Button leftSection={<IconPrinter size={15} />} disabled={!file} onClick={print}>
          {t('sheetPage.print')}
        </Button>
      </Tooltip>
    </Group>
  );
  return (
    <Page
      title={t('sheetPage.title', { meeting: meeting.data.title })}
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
      {shownFailure && <FailureBanner failure={shownFailure} />}
      <div className={classes.columns}>
        <div className={classes.options}>
          <Select
            mb="sm"
            label={t('sheetPage.session')}
            data={meeting.data.sessions.map((session, index) => ({
              value: session.id ?? '',
              label: `${t('meetings.session', { number: index + 1 })} · ${formatShortDate(session.date, language)} · ${session.place}`,
            }))}
            value={sessionId}
            allowDeselect={false}
            onChange={(chosen) =>
              chosen !== null &&
              void navigate({ to: '/meetings/$id/sheet/$sessionId', params: { id, sessionId: chosen }, replace: true })
            }
          />
          <SheetOptionFields value={options} officePaper={officePaper} onChange={setOptions} />
          {shown && <SheetLayoutFields shown={shown} hasRows hasSignatories />}
        </div>
        <PdfPreview file={state.is === 'finished' ? state.file : null} isBusy={state.is === 'running'} />
      </div>
    </Page>
  );
}
