import type { CellPlace } from './selection.ts';

/** What a key does while no cell is being edited. */
export type GridCommand =
  | { do: 'move'; step: Partial<CellPlace>; isExtending: boolean }
  | { do: 'jump'; to: 'rowStart' | 'rowEnd' | 'first' | 'last'; isExtending: boolean }
  /** To the edge of the data, as Ctrl and an arrow go in Excel. */
  | { do: 'edge'; step: Partial<CellPlace>; isExtending: boolean }
  | { do: 'page'; direction: 1 | -1; isExtending: boolean }
  | { do: 'tab'; direction: 1 | -1 }
  | { do: 'enter'; direction: 1 | -1 }
  | { do: 'edit'; text?: string }
  | { do: 'moveRows'; direction: 1 | -1 }
  | { do: 'sort'; direction: 1 | -1 }
  | { do: 'widen'; direction: 1 | -1 }
  /** Writes one text into the whole range. */
  | { do: 'fill'; text: string }
  | { do: PlainCommand };

type PlainCommand =
  | 'selectAll'
  | 'selectRow'
  | 'selectColumn'
  | 'clear'
  | 'fillDown'
  | 'fillRight'
  | 'undo'
  | 'redo'
  | 'insertRows'
  | 'deleteRows'
  | 'next'
  | 'menu'
  | 'help'
  /** What the active cell offers: readings of a doubt, people it may be, the list of a choice. */
  | 'offers'
  | 'escape';

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
  if (press.altKey)
    return press.shiftKey ? rowAndColumnCommand(press) : press.key === 'ArrowDown' ? { do: 'offers' } : null;
  return press.ctrlKey || press.metaKey ? controlCommand(press) : plainCommand(press);
}

/** Alt+Shift and an arrow: rows go up and down, columns become wider and narrower. */
function rowAndColumnCommand({ key }: KeyPress): GridCommand | null {
  switch (key) {
    case 'ArrowUp':
      return { do: 'moveRows', direction: -1 };
    case 'ArrowDown':
      return { do: 'moveRows', direction: 1 };
    case 'ArrowLeft':
      return { do: 'widen', direction: -1 };
    case 'ArrowRight':
      return { do: 'widen', direction: 1 };
    default:
      return null;
  }
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
    case 'F1':
      return { do: 'help' };
    case 'F2':
      return { do: 'edit' };
    case 'F8':
      return { do: 'next' };
    case 'F10':
      return shiftKey ? { do: 'menu' } : null;
    case 'ContextMenu':
      return { do: 'menu' };
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
      return { do: 'edge', step: { row: -1 }, isExtending };
    case 'arrowdown':
      return { do: 'edge', step: { row: 1 }, isExtending };
    case 'arrowleft':
      return { do: 'edge', step: { column: -1 }, isExtending };
    case 'arrowright':
      return { do: 'edge', step: { column: 1 }, isExtending };
    case ' ':
      return { do: 'selectColumn' };
    case 'a':
      return { do: 'selectAll' };
    case 'd':
      return { do: 'fillDown' };
    case 'r':
      return { do: 'fillRight' };
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
