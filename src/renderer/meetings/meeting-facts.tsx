import { memo } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ChoiceField, ChoicesField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { useChoices } from '../use-choices.ts';
import { useGroupOptions, useProgramOptions } from '../use-record-options.ts';
import type { MeetingValues } from './meeting-values.ts';

/** What holds for the whole meeting, on few rows. Memoised: it need not be drawn again with every cell that is typed. */
export const MeetingFacts = memo(function MeetingFacts({ control }: { control: Control<MeetingValues> }) {
  const { t } = useTranslation();
  const kinds = useChoices('meetingKind');
  const programs = useProgramOptions();
  const groups = useGroupOptions();
  return (
    <Fields>
      <TextField control={control} name="title" label={t('meetings.title')} span={6} isRequired />
      <ChoiceField
        control={control}
        name="kind"
        label={t('meetings.kind')}
        span={3}
        options={kinds.options}
        isRequired
        isSearchable
      />
      <TextField control={control} name="number" label={t('meetings.number')} span={3} />
      <TextField control={control} name="chair" label={t('meetings.chair')} span={3} />
      <TextField control={control} name="noteTaker" label={t('meetings.noteTaker')} span={3} />
      <TextField control={control} name="speakers" label={t('meetings.speakers')} span={6} />
      <ChoicesField control={control} name="programIds" label={t('meetings.programs')} span={6} options={programs} />
      <ChoicesField control={control} name="groupIds" label={t('meetings.groups')} span={6} options={groups} />
      <LongTextField control={control} name="purpose" label={t('meetings.purpose')} span={4} rows={1} />
      <LongTextField control={control} name="agenda" label={t('meetings.agenda')} span={4} rows={1} />
      <LongTextField control={control} name="outcome" label={t('meetings.outcome')} span={4} rows={1} />
    </Fields>
  );
});
