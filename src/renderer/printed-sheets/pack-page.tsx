import { Checkbox, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { attendanceExportSchema, packParts, packPartSchema, paperSchema } from '../../shared/exports.ts';
import type { PackPart } from '../../shared/exports.ts';
import { useHost } from '../host/host-context.tsx';
import { PrintPage } from '../print-preview/print-page.tsx';
import { useSettings } from '../shell/settings-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useRemembered } from '../use-remembered.ts';
import { PaperChoice } from './paper-choice.tsx';

const phoneSchema = attendanceExportSchema.shape.phone.unwrap();

const optionsSchema = z.object({
  paper: paperSchema.nullable(),
  parts: z.array(packPartSchema),
  blankRows: z.int().min(0).max(500),
  phone: phoneSchema,
  isByRole: z.boolean(),
});

/** What an FGD's file is made of (DOMAIN); cards and tags are printed before it and not filed. */
const usualParts: PackPart[] = ['invitation', 'attendance', 'minutes', 'officialReport', 'photos'];

/** Paket cetak: everything of one meeting, or of those that a list shows, in one file. */
export function PackPage() {
  const { t } = useTranslation();
  const { client } = useHost();
  const language = useLanguage();
  const navigate = useNavigate();
  const router = useRouter();
  const { paper: officePaper } = useSettings();
  const { meetings } = useSearch({ from: '/packs' });
  const [options, setOptions] = useRemembered('pack', optionsSchema, {
    paper: null,
    parts: usualParts,
    blankRows: 5,
    phone: 'masked',
    isByRole: false,
  });
  const paper = options.paper ?? officePaper;
  const [only] = meetings;
  const hasSheets = options.parts.includes('attendance');
  const { parts, blankRows, phone, isByRole } = options;
  const request =
    parts.length === 0 || only === undefined
      ? null
      : { kind: 'pack' as const, meetingIds: meetings, parts, paper, language, blankRows, phone, isByRole };

  /** The sheets in it are remembered as any others, so that they are entered in their order. */
  async function keepPrinted() {
    if (!hasSheets || isByRole) return;
    for (const meetingId of meetings) {
      // oxlint-disable-next-line no-await-in-loop -- one after another, as they are printed
      const { sessions } = await client.meetings.get({ id: meetingId });
      for (const { id: sessionId } of sessions) {
        if (sessionId === undefined) continue;
        const of = { kind: 'attendance' as const, meetingId, sessionId, language, paper, blankRows, phone };
        // oxlint-disable-next-line no-await-in-loop -- as above
        await client.sheets.keepPrinted(of);
      }
    }
  }

  function goBack() {
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: '/meetings' });
  }
  return (
    <PrintPage
      title={t('packPage.title', { count: meetings.length })}
      onBack={goBack}
      request={request}
      paper={paper}
      previewLabel={t('packPage.preview')}
      beforeDelivery={keepPrinted}
    >
      <Stack gap="sm">
        <PaperChoice value={paper} onChange={(chosen) => setOptions({ ...options, paper: chosen })} />
        <Checkbox.Group
          label={t('packPage.parts')}
          value={parts}
          onChange={(chosen) => setOptions({ ...options, parts: packParts.filter((part) => chosen.includes(part)) })}
        >
          <Stack gap={6} mt={4}>
            {packParts.map((part) => (
              <Checkbox key={part} value={part} label={t(`packPart.${part}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        {parts.length === 0 && (
          <Text size="xs" c="danger.8" role="status">
            {t('packPage.noParts')}
          </Text>
        )}
        {hasSheets && (
          <>
            <NumberInput
              label={t('sheetPage.blankRows')}
              min={0}
              max={500}
              clampBehavior="strict"
              allowDecimal={false}
              value={blankRows}
              onChange={(rows) => setOptions({ ...options, blankRows: Number(rows) || 0 })}
            />
            <Select
              label={t('sheetPage.phone')}
              data={phoneSchema.options.map((value) => ({ value, label: t(`sheetPage.phones.${value}`) }))}
              value={phone}
              allowDeselect={false}
              onChange={(value) => setOptions({ ...options, phone: phoneSchema.parse(value) })}
            />
            <Checkbox
              label={t('packPage.isByRole')}
              checked={isByRole}
              onChange={(event) => setOptions({ ...options, isByRole: event.currentTarget.checked })}
            />
          </>
        )}
      </Stack>
    </PrintPage>
  );
}
