import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import type { Meeting } from '../../shared/meetings.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { defaultsOf, fillUntouched, noDefaults, stillFilled } from './meeting-defaults.ts';
import type { DefaultField, MeetingDefaults } from './meeting-defaults.ts';
import type { MeetingValues } from './meeting-values.ts';

/** What of a new meeting was taken over from an earlier one. */
export interface FilledIn {
  fields: DefaultField[];
  from: Pick<Meeting, 'title'> & { date: string };
  clear: () => void;
}

/**
 * Fills a new meeting, once its kind is chosen, from the unit's last meeting of that kind. Untouched
 * fields only, and visibly so. Null where nothing (any more) is filled in. What is found once the meeting
 * is being saved comes too late: it would be work that nobody did, over a record that is saved.
 */
export function useMeetingDefaults(
  form: UseFormReturn<MeetingValues>,
  { isNew, isSaving }: { isNew: boolean; isSaving: boolean },
): FilledIn | null {
  const { api } = useHost();
  const unit = useUnit();
  const queryClient = useQueryClient();
  const { control } = form;
  const kind = useWatch({ control, name: 'kind' });
  const [firstKind] = useState(kind);
  const [filled, setFilled] = useState<Partial<MeetingDefaults>>({});
  const [source, setSource] = useState<FilledIn['from'] | null>(null);
  const [isOff, setIsOff] = useState(false);
  const now = useDefaultFields(form);

  const fill = useEffectEvent((meeting: Meeting | undefined, ofKind: string) => {
    // Another kind may have been chosen meanwhile.
    if (!isNew || isSaving || form.getValues('kind') !== ofKind) return;
    const wanted = meeting ? defaultsOf(meeting) : noDefaults;
    const values = fillUntouched(defaultFields(form.getValues()), filled, wanted);
    write(form, values);
    setFilled(values);
    setSource(meeting ? { title: meeting.title, date: meeting.sessions[0]?.date ?? '' } : null);
  });

  const isWanted = isNew && !isOff && kind !== '' && kind !== firstKind;
  useEffect(() => {
    if (!isWanted) return;
    async function load() {
      const { rows } = await queryClient.fetchQuery(
        api.meetings.list.queryOptions({ input: { unitId: unit.id, kind, limit: 1 } }),
      );
      const [last] = rows;
      const meeting = last && (await queryClient.fetchQuery(api.meetings.get.queryOptions({ input: { id: last.id } })));
      fill(meeting, kind);
    }
    // A convenience: without it the fields stay as they are.
    load().catch(() => undefined);
  }, [isWanted, kind, api, unit.id, queryClient]);

  const fields = stillFilled(now, filled);
  if (!isNew || source === null || fields.length === 0) return null;
  return {
    fields,
    from: source,
    clear: () => {
      write(form, Object.fromEntries(fields.map((field) => [field, noDefaults[field]])));
      setFilled({});
      setIsOff(true);
    },
  };
}

function useDefaultFields({ control }: UseFormReturn<MeetingValues>): MeetingDefaults {
  const [chair, noteTaker, sessions] = useWatch({ control, name: ['chair', 'noteTaker', 'sessions'] });
  return defaultFields({ chair, noteTaker, sessions });
}

function defaultFields(values: Pick<MeetingValues, 'chair' | 'noteTaker' | 'sessions'>): MeetingDefaults {
  const [session] = values.sessions;
  return {
    chair: values.chair,
    noteTaker: values.noteTaker,
    place: session?.place ?? '',
    areaCode: session?.areaCode ?? null,
    startTime: session?.startTime ?? null,
  };
}

function write(form: UseFormReturn<MeetingValues>, values: Partial<MeetingDefaults>): void {
  const { chair, noteTaker, place, areaCode, startTime } = values;
  const options = { shouldDirty: true };
  if (chair !== undefined) form.setValue('chair', chair, options);
  if (noteTaker !== undefined) form.setValue('noteTaker', noteTaker, options);
  if (place !== undefined) form.setValue('sessions.0.place', place, options);
  if (areaCode !== undefined) form.setValue('sessions.0.areaCode', areaCode, options);
  if (startTime !== undefined) form.setValue('sessions.0.startTime', startTime, options);
}
