import { NumberInput, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { meetingSheetExportSchema, paperSchema } from '../../shared/exports.ts';
import { participantRoleSchema, participantRoles } from '../../shared/meetings.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { PrintPage } from '../print-preview/print-page.tsx';
import { useSettings } from '../shell/settings-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useRemembered } from '../use-remembered.ts';
import { PaperChoice } from './paper-choice.tsx';
import { SessionChoice } from './session-choice.tsx';
import { SheetLayoutFields } from './sheet-layout-fields.tsx';
import { useSheetLayout } from './use-sheet-layout.ts';

const optionsSchema = z.object({
  /** Null is the office's. */
  paper: paperSchema.nullable(),
  role: participantRoleSchema.nullable(),
  blanks: z.int().min(0).max(100),
});

/** Lembar dokumentasi, kartu nama meja or tanda pengenal of a meeting. */
export function MeetingSheetPage() {
  const { t } = useTranslation();
  const { id, sheet: named } = useParams({ from: '/meetings/$id/sheets/$sheet' });
  const sheet = meetingSheetExportSchema.shape.sheet.catch('photos').parse(named);
  const { api } = useHost();
  const language = useLanguage();
  const navigate = useNavigate();
  const { paper: officePaper } = useSettings();
  const meeting = useQuery(api.meetings.get.queryOptions({ input: { id } }));
  const [options, setOptions] = useRemembered('meetingSheet', optionsSchema, { paper: null, role: null, blanks: 0 });
  const [session, setSession] = useState<string | null>(null);
  const shown = useSheetLayout(meeting.data?.unitId, sheet);

  if (meeting.isError) return <LoadError error={meeting.error} onRetry={() => void meeting.refetch()} />;
  if (meeting.isPending) return <Loading />;
  const paper = options.paper ?? officePaper;
  const isOfPeople = sheet !== 'photos';
  const request = shown && {
    kind: 'meetingSheet' as const,
    sheet,
    meetingId: id,
    paper,
    language,
    layout: shown.layout,
    sessionId: session ?? undefined,
    ...(isOfPeople && { role: options.role ?? undefined, blanks: options.blanks }),
  };
  return (
    <PrintPage
      title={t('sheetPage.titleOf', { sheet: t(`sheetKind.${sheet}`), meeting: meeting.data.title })}
      onBack={() => void navigate({ to: '/meetings/$id', params: { id } })}
      request={request}
      paper={paper}
      failure={shown?.failure}
      previewLabel={t('sheetPage.previewOf', { sheet: t(`sheetKind.${sheet}`) })}
    >
      <Stack gap="sm">
        <SessionChoice sessions={meeting.data.sessions} value={session} onChange={setSession} hasEvery />
        <PaperChoice value={paper} onChange={(chosen) => setOptions({ ...options, paper: chosen })} />
        {isOfPeople && (
          <>
            <Select
              label={t('sheetPage.role')}
              data={[
                { value: '', label: t('sheetPage.everyRole') },
                ...participantRoles.map((role) => ({ value: role, label: t(`participantRole.${role}`) })),
              ]}
              value={options.role ?? ''}
              allowDeselect={false}
              onChange={(role) => setOptions({ ...options, role: role ? participantRoleSchema.parse(role) : null })}
            />
            <NumberInput
              label={t('sheetPage.blanks')}
              min={0}
              max={100}
              clampBehavior="strict"
              allowDecimal={false}
              value={options.blanks}
              onChange={(blanks) => setOptions({ ...options, blanks: Number(blanks) || 0 })}
            />
          </>
        )}
        {shown && !isOfPeople && <SheetLayoutFields shown={shown} />}
      </Stack>
    </PrintPage>
  );
}
