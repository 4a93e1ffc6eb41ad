import { useSearch } from '@tanstack/react-router';

/** The draft that the address asks for, where it is one of this form's. */
export function useAskedDraft(subject: string): string | undefined {
  // Not of one page alone: grids that are saved as a whole stand on several.
  const { draft } = useSearch({ strict: false });
  return draft?.startsWith(`${subject}/`) ? draft : undefined;
}
