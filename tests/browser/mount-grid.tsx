import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../../src/renderer/styles/global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SheetGrid } from '../../src/renderer/components/sheet-grid/sheet-grid.tsx';
import { newSheet, textsOf } from '../../src/renderer/components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow, SheetState } from '../../src/renderer/components/sheet-grid/sheet.ts';
import { startTexts } from '../../src/renderer/i18n.ts';
import { theme } from '../../src/renderer/theme.ts';

export interface PersonOrigin {
  personId?: string | undefined;
}

/** A grid on a page of its own, as a form would hold it. */
export interface MountedGrid {
  /** The rows as they are now. */
  state: () => SheetState<PersonOrigin>;
  /** The rows' texts as shown. */
  texts: () => string[][];
  unmount: () => void;
}

export interface MountOptions {
  columns: readonly SheetColumn[];
  rows?: readonly SheetRow<PersonOrigin>[];
  hasFixedRows?: boolean;
  height?: number;
}

export async function mountGrid({
  columns,
  rows = [],
  hasFixedRows,
  height = 400,
}: MountOptions): Promise<MountedGrid> {
  localStorage.clear();
  await startTexts();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  let latest = newSheet(rows);

  function Page() {
    const [state, setState] = useState(latest);
    return (
      <MantineProvider theme={theme} forceColorScheme="light">
        <Notifications position="bottom-right" transitionDuration={0} limit={3} />
        <main>
          <h1>Tabel</h1>
          <SheetGrid
            label="Peserta"
            columns={columns}
            state={state}
            onChange={(next) => {
              latest = next;
              setState(next);
            }}
            height={height}
            hasFixedRows={hasFixedRows}
          />
          <div id="overlays" />
        </main>
      </MantineProvider>
    );
  }
  root.render(<Page />);
  await expect.element(page.getByRole('grid')).toBeVisible();
  return {
    state: () => latest,
    texts: () => textsOf(latest, columns, { top: 0, left: 0, bottom: latest.rows.length, right: columns.length - 1 }),
    unmount: () => {
      root.unmount();
      document.body.replaceChildren();
    },
  };
}

/** A cell on screen by its row and the title of its column. */
export function cell(row: number, column: number): Element {
  const found = document.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  if (found === null) throw new Error(`no cell ${row}/${column} on screen`);
  return found;
}

/** Gives the grid the focus, at a cell. */
export async function goTo(row: number, column: number): Promise<void> {
  await userEvent.click(cell(row, column));
}

/** Pastes a text where the focus is, as Excel would have put it on the clipboard. */
export async function paste(text: string): Promise<void> {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What copying or cutting puts on the clipboard. */
export function copied(kind: 'copy' | 'cut' = 'copy'): { text: string; html: string } {
  const data = new DataTransfer();
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }));
  return { text: data.getData('text/plain'), html: data.getData('text/html') };
}
