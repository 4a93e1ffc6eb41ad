import { useEffect, useId } from 'react';

const dirty = new Set<string>();

/** Says to the rest of the program that this form or grid holds unsaved work. */
export function useUnsavedWork(isDirty: boolean): void {
  const id = useId();
  useEffect(() => {
    if (!isDirty) return;
    dirty.add(id);
    return () => void dirty.delete(id);
  }, [id, isDirty]);
}

/** For choices that would swap the record without a change of address, which the router cannot stop: unit, year. */
export function hasUnsavedWork(): boolean {
  return dirty.size > 0;
}
