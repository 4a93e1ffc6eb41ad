import type { CellPlace } from './selection.ts';

/** What a key does while no cell is being edited. */
export type GridCommand =
  | { do: 'move'; step: Partial<CellPlace>; isExtending: boolean }
  | { do: 'jump'; to: 'rowStart' | 'rowEnd' | 'first' | 'last' | 'top' | 'bottom'; isExtending: boolean }
  | { do: 'page'; direction: 1 | -1; isExtending: boolean }
  | { do: 'tab'; direction: 1 | -1 }
  | { do: 'enter'; direction: 1 | -1 }
  | { do: 'edit'; text?: string }
  | { do: 'selectAll' | 'selectRow' | 'clear' | 'fillDown' | 'undo' | 'redo' | 'insertRows' | 'deleteRows' | 'escape' };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Null for keys that the grid leaves to the page or the browser (Ctrl+S, Ctrl+C, Alt+1 …). */
export function gridCommand(press: KeyPress): GridCommand | null {
  if (press.altKey) return press.key === 'ArrowDown' ? { do: 'edit' } : null;
  return press.ctrlKey || press.metaKey ? controlCommand(press) : plainCommand(press);
}

function plainCommand({ key, shiftKey }: KeyPress): GridCommand | null {
  const isExtending = shiftKey;
  switch (key) {
    case 'ArrowUp':
      return { do: 'move', step: { row: -1 }, isExtending };
    case 'ArrowDown':
      return { do: 'move', step: { row: 1 }, isExtending };
    case 'ArrowLeft':
      return { do: 'move', step: { column: -1 }, isExtending };
    case 'ArrowRight':
      return { do: 'move', step: { column: 1 }, isExtending };
    case 'Home':
      return { do: 'jump', to: 'rowStart', isExtending };
    case 'End':
      return { do: 'jump', to: 'rowEnd', isExtending };
    case 'PageUp':
      return { do: 'page', direction: -1, isExtending };
    case 'PageDown':
      return { do: 'page', direction: 1, isExtending };
    case 'Tab':
      return { do: 'tab', direction: shiftKey ? -1 : 1 };
    case 'Enter':
      return { do: 'enter', direction: shiftKey ? -1 : 1 };
    case 'F2':
      return { do: 'edit' };
    case 'Backspace':
      return { do: 'edit', text: '' };
    case 'Delete':
      return { do: 'clear' };
    case 'Escape':
      return { do: 'escape' };
    case ' ':
      return shiftKey ? { do: 'selectRow' } : { do: 'edit', text: '' };
    default:
      return [...key].length === 1 ? { do: 'edit', text: key } : null;
  }
}

function controlCommand({ key, shiftKey }: KeyPress): GridCommand | null {
  const isExtending = shiftKey;
  switch (key.toLowerCase()) {
    case 'home':
      return { do: 'jump', to: 'first', isExtending };
    case 'end':
      return { do: 'jump', to: 'last', isExtending };
    case 'arrowup':
      return { do: 'jump', to: 'top', isExtending };
    case 'arrowdown':
      return { do: 'jump', to: 'bottom', isExtending };
    case 'arrowleft':
      return { do: 'jump', to: 'rowStart', isExtending };
    case 'arrowright':
      return { do: 'jump', to: 'rowEnd', isExtending };
    case 'a':
      return { do: 'selectAll' };
    case 'd':
      return { do: 'fillDown' };
    case 'z':
      return { do: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { do: 'redo' };
    // Ctrl+Plus is Shift+= on most keyboards.
    case '+':
    case '=':
      return { do: 'insertRows' };
    case '-':
    case '_':
      return { do: 'deleteRows' };
    default:
      return null;
  }
}
