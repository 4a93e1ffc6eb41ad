import { useEffect } from 'react';

/**
 * Ctrl+K, wherever the focus is: in a field, and in a cell that is being typed into, which keeps other
 * keys to itself. Hence the capture. A dialog that waits for an answer is answered first.
 */
export function usePaletteKey(isOpened: boolean, onToggle: () => void): void {
  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      // Not the browser's own search field either way.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat || (!isOpened && document.querySelector('[aria-modal="true"]') !== null)) return;
      onToggle();
    }
    window.addEventListener('keydown', handleKey, true);
    return () => window.removeEventListener('keydown', handleKey, true);
  }, [isOpened, onToggle]);
}
