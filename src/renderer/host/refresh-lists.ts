import type { QueryClient } from '@tanstack/react-query';

/**
 * After a write everything on the screen may have changed, and asking again is cheap. Editors are
 * left alone: they start from the record once, and one of them may just have been deleted.
 */
export function refreshLists(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'editor' });
}
