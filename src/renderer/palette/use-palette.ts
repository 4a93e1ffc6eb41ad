import { useCallback, useRef, useState } from 'react';
import { usePaletteKey } from './use-palette-key.ts';

/** Opens and closes the palette, and gives the focus back to where it was. */
export function usePalette() {
  const [isOpened, setIsOpened] = useState(false);
  const before = useRef<(Element | null)[]>([]);
  const open = useCallback(() => {
    const { activeElement } = document;
    // A cell that is being typed into is written and gone by the time the focus comes back; its grid is not.
    before.current = [activeElement, activeElement?.closest('[role="grid"]') ?? null];
    setIsOpened(true);
  }, []);
  const close = useCallback(() => {
    setIsOpened(false);
    const target = before.current.find((element) => element?.isConnected === true);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }, []);
  const toggle = useCallback(() => (isOpened ? close() : open()), [isOpened, open, close]);
  usePaletteKey(isOpened, toggle);
  return { isOpened, open, close };
}
