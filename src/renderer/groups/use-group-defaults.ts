import { useEffect, useEffectEvent, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import * as z from 'zod';
import type { SaveGroup } from '../../shared/groups.ts';
import { useUnit } from '../shell/unit-context.tsx';
import { useRemembered } from '../use-remembered.ts';

type GroupValues = Omit<SaveGroup, 'id' | 'version' | 'members' | 'productRows' | 'licences'>;

const lastGroupSchema = z.object({ name: z.string(), kind: z.string(), areaCode: z.string() }).nullable();
export type LastGroup = NonNullable<z.infer<typeof lastGroupSchema>>;

/**
 * Groups are entered village by village: a new one begins with kind and area of the one entered last in
 * its unit on this computer, as long as both are untouched.
 */
export function useGroupDefaults(form: UseFormReturn<GroupValues>, isNew: boolean) {
  const unit = useUnit();
  const [last, setLast] = useRemembered(`group.${unit.id}`, lastGroupSchema, null);
  const [filled, setFilled] = useState(() => {
    const isUntouched = form.getValues('kind') === '' && form.getValues('areaCode') === '';
    return isNew && isUntouched ? last : null;
  });
  const [kind, areaCode] = useWatch({ control: form.control, name: ['kind', 'areaCode'] });

  const fill = useEffectEvent(() => {
    // A copy of another group has come meanwhile: what it says stays.
    if (filled !== null && form.getValues('kind') === '' && form.getValues('areaCode') === '') write(filled);
  });
  // Once, when the form is opened.
  useEffect(() => fill(), []);

  /** What is filled in is not yet work of the user's that would be lost. */
  function write(values: Pick<LastGroup, 'kind' | 'areaCode'>) {
    form.resetField('kind', { defaultValue: values.kind });
    form.resetField('areaCode', { defaultValue: values.areaCode });
  }

  const fields = (['kind', 'areaCode'] as const).filter(
    (field) => filled !== null && (field === 'kind' ? kind : areaCode) === filled[field],
  );
  return {
    filledIn: isNew && filled !== null && fields.length > 0 ? { fields, from: filled.name } : null,
    clear: () => {
      write({ kind: fields.includes('kind') ? '' : kind, areaCode: fields.includes('areaCode') ? '' : areaCode });
      setFilled(null);
    },
    remember: ({ name, kind: ofKind, areaCode: ofArea }: SaveGroup) =>
      setLast({ name, kind: ofKind, areaCode: ofArea }),
  };
}
