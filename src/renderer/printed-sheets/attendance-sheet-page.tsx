import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { PrintPage } from '../print-preview/print-page.tsx';
import { useSettings } from '../shell/settings-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useRemembered } from '../use-remembered.ts';
import { SessionChoice } from './session-choice.tsx';
import { SheetLayoutFields } from './sheet-layout-fields.tsx';
import { SheetOptionFields } from './sheet-option-fields.tsx';
import { defaultOptions, sheetOptionsSchema } from './sheet-options.ts';
import { useSheetLayout } from './use-sheet-layout.ts';

/** Daftar hadir of one session. */
export function AttendanceSheetPage() {
  const { t } = useTranslation();
  const { id, sessionId } = useParams({ from: '/meetings/$id/sheet/$sessionId' });
  const { api, client } = useHost();
  const queryClient = useQueryClient();
  const language = useLanguage();
  const navigate = useNavigate();
  const meeting = useQuery(api.meetings.get.queryOptions({ input: { id } }));
  const [options, setOptions] = useRemembered('sheet', sheetOptionsSchema, defaultOptions);
  const { paper: officePaper } = useSettings();
  const shown = useSheetLayout(meeting.data?.unitId, 'attendance');

  if (meeting.isError) return <LoadError error={meeting.error} onRetry={() => void meeting.refetch()} />;
  if (meeting.isPending) return <Loading />;
  const { role, ...others } = options;
  const paper = options.paper ?? officePaper;
  const of = { kind: 'attendance' as const, meetingId: id, sessionId, language };
  const request = shown && { ...of, ...others, paper, role: role ?? undefined, layout: shown.layout };

  /** What goes to paper is remembered, so that it is entered in its order. */
  async function keepPrinted() {
    if (request) await client.sheets.keepPrinted(request);
    void queryClient.invalidateQueries({ queryKey: api.sheets.printed.key() });
  }
  return (
    <PrintPage
      title={t('sheetPage.title', { meeting: meeting.data.title })}
      onBack={() => void navigate({ to: '/meetings/$id', params: { id } })}
      request={request}
      paper={paper}
      failure={shown?.failure}
      previewLabel={t('sheetPage.preview')}
      beforeDelivery={keepPrinted}
    >
      <Stack gap="sm">
        <SessionChoice
          sessions={meeting.data.sessions}
          value={sessionId}
          onChange={(chosen) =>
            chosen !== null &&
            void navigate({ to: '/meetings/$id/sheet/$sessionId', params: { id, sessionId: chosen }, replace: true })
          }
        />
        <SheetOptionFields value={options} officePaper={officePaper} onChange={setOptions} />
      </Stack>
      {shown && <SheetLayoutFields shown={shown} hasRows hasSignatories />}
    </PrintPage>
  );
}
