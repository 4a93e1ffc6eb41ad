import { useState } from 'react';
import type * as z from 'zod';

/**
 * A choice that is kept on this computer under `name`. What is stored is checked by `schema`,
 * because an older version of the program may have written it.
 */
export function useRemembered<T>(name: string, schema: z.ZodType<T>, initial: T) {
  const key = `binaan.${name}`;
  const [value, setValue] = useState<T>(() => read(key, schema) ?? initial);
  function remember(next: T) {
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  }
  return [value, remember] as const;
}

function read<T>(key: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data;
  } catch {
    return undefined;
  }
}
