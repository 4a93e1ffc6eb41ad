import { useQuery } from '@tanstack/react-query';

/**
 * What a grid that is saved as a whole starts from. An editor's own: asked for once, left alone while others
 * save, and anew after an undo, so that the grid never starts from what was.
 */
export function useGridStart<T>(subject: readonly (string | number)[], load: () => Promise<T>) {
  return useQuery({ queryKey: ['editor', ...subject], queryFn: load, gcTime: 0 });
}
