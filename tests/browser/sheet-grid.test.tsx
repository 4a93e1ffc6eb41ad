import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  choiceKind,
  dateKind,
  genderKind,
  moneyKind,
  phoneKind,
  textKind,
} from '../../src/renderer/components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow } from '../../src/renderer/components/sheet-grid/sheet.ts';
import type { Suggestion } from '../../src/renderer/components/sheet-grid/sheet-rows.ts';
import { cell, copied, goTo, mountGrid, paste } from './mount-grid.tsx';
import type { MountedGrid, PersonOrigin } from './mount-grid.tsx';

const statuses = [
  { value: 'invited', label: 'Diundang' },
  { value: 'present', label: 'Hadir' },
  { value: 'absent', label: 'Tidak hadir' },
];
const siti: Suggestion = {
  personId: 'p-siti',
  name: 'Siti Aminah',
  note: 'Giri Mukti · Posyandu Melati · 0812••••7890',
  cells: { gender: 'P', phone: '081234567890' },
};
const columns: SheetColumn[] = [
  {
    key: 'name',
    title: 'Nama',
    width: 200,
    kind: textKind,
    isRequired: true,
    people: {
      suggest: async (typed) => ('siti aminah'.startsWith(typed.toLowerCase()) ? [siti] : []),
      match: async (names) => new Map(names.filter((name) => /^siti/i.test(name)).map((name) => [name, [siti]])),
    },
  },
  { key: 'gender', title: 'L/P', width: 44, kind: genderKind },
  { key: 'status', title: 'Status', width: 100, kind: choiceKind(statuses), initial: 'invited' },
  { key: 'phone', title: 'No HP', width: 120, kind: phoneKind, aliases: ['Telepon'] },
  { key: 'date', title: 'Bergabung', width: 100, kind: dateKind },
  { key: 'money', title: 'Omzet', width: 120, kind: moneyKind },
];

let grid: MountedGrid;
afterEach(() => grid.unmount());

function rowsOf(...lines: string[][]): SheetRow<PersonOrigin>[] {
  return lines.map((line, index) => ({
    key: `row-${index}`,
    cells: Object.fromEntries(columns.map(({ key, initial }, place) => [key, line[place] ?? initial ?? ''])),
  }));
}

async function open(...lines: string[][]) {
  grid = await mountGrid({ columns, rows: rowsOf(...lines) });
}

const keys = (text: string) => userEvent.keyboard(text);
const column = (place: number) => grid.texts().map((line) => line[place]);
const three = [['Ani'], ['Budi'], ['Citra']];

/** The chosen cells on screen as `row/column`. */
function chosen(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[role=gridcell][aria-selected=true]')].map(
    ({ dataset }) => `${dataset['row']}/${dataset['column']}`,
  );
}

function activeCell(): string {
  const id = page.getByRole('grid').element().getAttribute('aria-activedescendant') ?? '';
  const { row, column: place } = document.getElementById(id)?.dataset ?? {};
  return `${row}/${place}`;
}

/** Presses, drags and lets go before anything is drawn in between. */
function dragAtOnce(from: Element, to: Element): void {
  const event = (type: string, on: Element) => {
    const { left, top, width, height } = on.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2 };
    return new MouseEvent(type, { bubbles: true, cancelable: true, buttons: type === 'mouseup' ? 0 : 1, ...at });
  };
  from.dispatchEvent(event('mousedown', from));
  for (const type of ['mousemove', 'mouseup']) to.dispatchEvent(event(type, to));
}

/** The last of the chosen cells that are drawn. */
const activeEnd = () => chosen().at(-1) ?? '';

describe('typing', () => {
  it('fills cells, goes right with Tab and back to the start with Enter', async () => {
    await open();
    await goTo(0, 0);
    await keys('Ani{Tab}perempuan{Enter}Budi{Enter}');
    expect(grid.texts().map((line) => line.slice(0, 2))).toEqual([
      ['Ani', 'P'],
      ['Budi', ''],
    ]);
  });

  it('edits with F2 and gives up with Escape', async () => {
    await open(...three);
    await goTo(1, 0);
    await keys('{F2}{End} Santoso{Enter}');
    await goTo(2, 0);
    await keys('{F2}xxx{Escape}');
    expect(column(0)).toEqual(['Ani', 'Budi Santoso', 'Citra']);
  });

  it('takes the best choice of a list with Enter', async () => {
    await open(...three);
    await goTo(0, 2);
    await keys('had');
    await expect.element(page.getByRole('option', { name: 'Hadir', exact: true })).toBeVisible();
    await keys('{Enter}');
    expect(column(2)).toEqual(['Hadir', 'Diundang', 'Diundang']);
  });

  it('fills the whole range with Ctrl+Enter, as one step of undo', async () => {
    await open(...three);
    await goTo(0, 1);
    await keys('{Shift>}{ArrowDown}{ArrowDown}{/Shift}p{Control>}{Enter}{/Control}');
    expect(column(1)).toEqual(['P', 'P', 'P']);
    await keys('{Control>}z{/Control}');
    expect(column(1)).toEqual(['', '', '']);
  });
});

describe('choosing', () => {
  it('extends the range from the active cell, into which one types', async () => {
    await open(...three);
    await goTo(0, 0);
    await keys('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    expect(chosen()).toEqual(['0/0', '0/1', '1/0', '1/1']);
    await keys('Dewi{Enter}');
    expect(column(0)).toEqual(['Dewi', 'Budi', 'Citra']);
  });

  it('goes to the edge of the data with Ctrl and an arrow, and takes the way along with Shift', async () => {
    await open(['a', 'L'], ['b'], ['c'], [''], ['e']);
    await goTo(0, 0);
    await keys('{Control>}{ArrowDown}{/Control}');
    expect(chosen()).toEqual(['2/0']);
    await keys('{Control>}{ArrowDown}{/Control}');
    expect(chosen()).toEqual(['4/0']);
    await keys('{Control>}{Shift>}{ArrowUp}{/Shift}{/Control}');
    expect(chosen()).toEqual(['2/0', '3/0', '4/0']);
  });

  it('takes whole rows by number, whole columns by title, and everything with Ctrl+A', async () => {
    await open(...three);
    await userEvent.click(cell(1, 0).parentElement?.querySelector('[role=rowheader]') ?? document.body);
    expect(chosen()).toEqual(columns.map((_, place) => `1/${place}`));
    await userEvent.click(page.getByRole('columnheader', { name: 'L/P' }));
    expect(chosen()).toEqual(['0/1', '1/1', '2/1']);
    await keys('{Control>}a{/Control}');
    expect(chosen()).toHaveLength(3 * columns.length);
  });

  it('takes a range by dragging the mouse', async () => {
    await open(...three);
    await userEvent.dragAndDrop(cell(0, 0), cell(2, 1));
    await expect.poll(chosen).toEqual(['0/0', '0/1', '1/0', '1/1', '2/0', '2/1']);
  });

  it('goes by where a drag began and ended, however quick it was', async () => {
    await open(...three);
    await goTo(2, 3);
    dragAtOnce(cell(0, 0), cell(1, 1));
    await expect.poll(chosen).toEqual(['0/0', '0/1', '1/0', '1/1']);
  });

  it('stays while Enter goes down its columns, Tab along its rows, round and round, and cells are typed over', async () => {
    await open(...three);
    await goTo(0, 0);
    await keys('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    const range = ['0/0', '0/1', '1/0', '1/1'];
    const visited: string[] = [];
    for (const key of ['{Enter}', '{Enter}', '{Enter}', '{Enter}', '{Tab}', '{Tab}', '{Shift>}{Tab}{/Shift}']) {
      await keys(key);
      expect(chosen()).toEqual(range);
      visited.push(activeCell());
    }
    expect(visited).toEqual(['1/0', '0/1', '1/1', '0/0', '0/1', '1/0', '0/1']);
    await keys('p{Enter}l{Enter}');
    expect(chosen()).toEqual(range);
    expect(column(1)).toEqual(['P', 'L', '']);
    expect(activeCell()).toBe('0/0');
    await keys('{Escape}{Enter}');
    expect(chosen()).toEqual(['1/0']);
  });

  it('scrolls on while the mouse is held below the last row on screen', async () => {
    await open(...Array.from({ length: 100 }, (_, index) => [`Warga ${index}`]));
    const from = cell(2, 0).getBoundingClientRect();
    const { bottom } = page.getByRole('grid').element().getBoundingClientRect();
    const mouse = (type: string, y: number) =>
      cell(2, 0).dispatchEvent(
        new MouseEvent(type, { bubbles: true, cancelable: true, buttons: 1, clientX: from.left + 5, clientY: y }),
      );
    mouse('mousedown', from.top + 5);
    await expect.poll(chosen).toEqual(['2/0']);
    mouse('mousemove', bottom + 100);
    await expect.poll(() => activeEnd(), { timeout: 15_000 }).toBe('100/0');
    window.dispatchEvent(new MouseEvent('mouseup'));
    // The blank row at the end was reached, too, and gives no line.
    const lines = copied()
      .text.split(/\r?\n/)
      .filter((line) => line !== '');
    expect(lines).toEqual(Array.from({ length: 98 }, (_, index) => `Warga ${index + 2}`));
  });
});

describe('filling', () => {
  it('goes on with a series of amounts when the handle is dragged', async () => {
    await open(['a', '', '', '', '', '100'], ['b', '', '', '', '', '200'], ['c'], ['d']);
    await goTo(0, 5);
    await keys('{Shift>}{ArrowDown}{/Shift}');
    await userEvent.dragAndDrop(document.querySelector('[data-fill-handle]') ?? document.body, cell(3, 5));
    await expect.poll(() => column(5)).toEqual(['100', '200', '300', '400']);
  });

  it('goes by where the handle was let go, however quickly', async () => {
    await open(['a', '', '', '', '', '100'], ['b', '', '', '', '', '200'], ['c'], ['d']);
    await goTo(0, 5);
    await keys('{Shift>}{ArrowDown}{/Shift}');
    dragAtOnce(document.querySelector('[data-fill-handle]') ?? document.body, cell(3, 5));
    await expect.poll(() => column(5)).toEqual(['100', '200', '300', '400']);
  });

  it('repeats what has no step, down with Ctrl+D and right with Ctrl+R', async () => {
    await open(['a', 'L'], ['b'], ['c']);
    await goTo(0, 1);
    await keys('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
    expect(column(1)).toEqual(['L', 'L', 'L']);
    await goTo(0, 4);
    await keys('5/9/2026{Enter}');
    await goTo(0, 4);
    await keys('{Shift>}{ArrowRight}{/Shift}{Control>}r{/Control}');
    expect(grid.texts()[0]?.slice(4)).toEqual(['05/09/2026', '05/09/2026']);
  });

  it('copies down to the last row when the handle is clicked twice', async () => {
    await open(['a', 'L'], ['b'], ['c']);
    await goTo(0, 1);
    await userEvent.dblClick(document.querySelector('[data-fill-handle]') ?? document.body);
    expect(column(1)).toEqual(['L', 'L', 'L']);
  });
});

describe('rows', () => {
  it('are inserted, deleted and moved by key', async () => {
    await open(...three);
    await goTo(1, 0);
    await keys('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}');
    expect(column(0)).toEqual(['Ani', 'Citra', 'Budi']);
    await keys('{Control>}-{/Control}');
    expect(column(0)).toEqual(['Ani', 'Citra']);
    await goTo(0, 0);
    await keys('{Control>}+{/Control}');
    expect(column(0)).toEqual(['', 'Ani', 'Citra']);
    await keys('{Control>}zzz{/Control}');
    expect(column(0)).toEqual(['Ani', 'Budi', 'Citra']);
  });

  it('are sorted once from the menu, empty cells last, as one step of undo', async () => {
    await open(['b'], [''], ['a'], ['c']);
    await goTo(0, 0);
    await keys('{Shift>}{F10}{/Shift}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Urutkan turun' }));
    expect(column(0)).toEqual(['c', 'b', 'a', '']);
    await keys('{Control>}z{/Control}');
    expect(column(0)).toEqual(['b', '', 'a', 'c']);
  });
});

describe('the clipboard', () => {
  it('gives texts and a table that keeps leading zeros in Excel', async () => {
    await open(['Ani <3', '', 'invited', '0812']);
    await goTo(0, 0);
    await keys('{Shift>}{End}{/Shift}');
    const { text, html } = copied();
    expect(text).toBe('Ani <3\t\tDiundang\t0812\t\t');
    expect(html).toContain('<td style="mso-number-format:\'\\@\'">0812</td>');
    expect(html).toContain('Ani &lt;3');
    copied('cut');
    await expect.poll(() => grid.texts()[0]?.[0]).toBe('');
  });

  it('makes rows of quoted cells with line breaks and tabs', async () => {
    await open();
    await goTo(0, 0);
    await paste('"Siti\nAminah"\tP\r\n"Budi\tJr"\tL\r\n');
    expect(grid.texts().map((line) => line.slice(0, 2))).toEqual([
      ['Siti Aminah', 'P'],
      ['Budi\tJr', 'L'],
    ]);
  });

  it('repeats a table over a larger range', async () => {
    await open(['a'], ['b'], ['c'], ['d']);
    await goTo(0, 1);
    await keys('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
    await paste('L\nP');
    expect(column(1)).toEqual(['L', 'P', 'L', 'P']);
  });

  it('puts columns under the titles of a pasted heading, says so, and can be told otherwise', async () => {
    await open();
    await goTo(0, 0);
    await paste('No\tTelepon\tNama\tTTD\n1\t0812\tAni\tx\n2\t0813\tBudi\t\n');
    expect(grid.texts()).toEqual([
      ['Ani', '', 'Diundang', '0812', '', ''],
      ['Budi', '', 'Diundang', '0813', '', ''],
    ]);
    await expect.element(page.getByText(/Baris judul dikenali.*TTD/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Tempel apa adanya' }));
    expect(column(0)).toEqual(['No', '1', '2']);
    await goTo(0, 0);
    await keys('{Control>}z{/Control}');
    expect(grid.texts()).toEqual([]);
  });

  it('leaves out a leading column of row numbers', async () => {
    await open();
    await goTo(0, 0);
    await paste('1\tAni\tP\n2\tBudi\tL\n3\tCitra\tP\n');
    expect(column(0)).toEqual(['Ani', 'Budi', 'Citra']);
    await expect.element(page.getByText(/nomor urut/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Urungkan', exact: true }));
    expect(grid.texts()).toEqual([]);
  });
});

describe('errors and doubts', () => {
  it('are counted, and F8 goes through the errors first and then the doubts', async () => {
    await open();
    await goTo(0, 0);
    await paste('Ani\tM\thad\t\t05092026\t1,250\nBudi\tzz\t\t\t31/2/2026\t5\n');
    await expect.element(page.getByRole('button', { name: '2 kesalahan' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '4 perlu dicek' })).toBeVisible();
    await goTo(0, 0);
    await keys('{F8}');
    expect(chosen()).toEqual(['1/1']);
    await keys('L{Enter}');
    await goTo(1, 4);
    await keys('{Delete}{F8}');
    expect(chosen()).toEqual(['0/1']);
  });

  it('name the choices that an unknown one could be', async () => {
    await open(['Ani']);
    await goTo(0, 2);
    await paste('adir');
    expect(cell(0, 2).getAttribute('aria-description')).toBe(
      'Bukan pilihan yang tersedia; bisa Hadir atau Tidak hadir',
    );
  });

  it('offer their readings, which one chooses with the keyboard', async () => {
    await open(['Ani']);
    await goTo(0, 5);
    await keys('1,250{Enter}');
    expect(cell(0, 5).getAttribute('aria-description')).toContain('1.250 atau 1,25');
    await goTo(0, 5);
    await keys('{Alt>}{ArrowDown}{/Alt}');
    await expect.element(page.getByRole('menuitem', { name: /1.250 – benar begitu/ })).toHaveFocus();
    await keys('{Enter}');
    await expect.poll(() => grid.state().rows[0]?.doubts).toBeUndefined();
    expect(column(5)).toEqual(['1.250']);
    await expect.element(page.getByRole('grid')).toHaveFocus();
    await keys('{Control>}z{/Control}');
    expect(grid.state().rows[0]?.doubts?.['money']).toBeDefined();
  });

  it('are settled for a whole pasted column at once', async () => {
    await open();
    await goTo(0, 0);
    await paste('a\t\t\t\t1/25/2026\nb\t\t\t\t5/9/2026\nc\t\t\t\t6/9/2026\n');
    expect(column(4)).toEqual(['25/01/2026', '05/09/2026', '06/09/2026']);
    await goTo(1, 4);
    await keys('{Enter}');
    await userEvent.click(page.getByRole('menuitem', { name: /Baca 3 sel/ }));
    await expect.poll(() => column(4)).toEqual(['25/01/2026', '09/05/2026', '09/06/2026']);
    expect(grid.state().rows.some(({ doubts }) => doubts)).toBe(false);
  });
});

describe('people', () => {
  it('are suggested while a name is typed; picking one fills the row as one step of undo', async () => {
    await open();
    await goTo(0, 0);
    await keys('Si');
    await expect.element(page.getByRole('option', { name: /Siti Aminah.*Giri Mukti/ })).toBeVisible();
    await keys('{ArrowDown}{Enter}');
    expect(grid.texts()).toEqual([['Siti Aminah', 'P', 'Diundang', '081234567890', '', '']]);
    expect(grid.state().rows[0]?.origin?.personId).toBe('p-siti');
    expect(cell(0, 0).getAttribute('title')).toContain('Sudah tercatat: Giri Mukti');
    await keys('{Control>}z{/Control}');
    expect(grid.state().rows).toEqual([]);
  });

  it('are left alone when one types on, and Escape closes the list first', async () => {
    await open();
    await goTo(0, 0);
    await keys('Siti');
    await expect.element(page.getByRole('option')).toBeVisible();
    await keys('{Escape}');
    await expect.element(page.getByRole('option')).not.toBeInTheDocument();
    await keys(' lain{Enter}');
    expect(grid.state().rows[0]).toMatchObject({ cells: { name: 'Siti lain' } });
    expect(grid.state().rows[0]?.origin).toBeUndefined();
  });

  it('are unbound by the menu, and by a quite different name, which asks', async () => {
    grid = await mountGrid({
      columns,
      rows: rowsOf(['Siti Aminah'], ['Siti Aminah']).map((row) => ({ ...row, origin: { personId: 'p-siti' } })),
    });
    await goTo(0, 0);
    await keys('{Shift>}{F10}{/Shift}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Bukan orang ini' }));
    expect(grid.state().rows[0]?.origin?.personId).toBeUndefined();
    await goTo(1, 0);
    await keys('Budi Santoso{Enter}');
    expect(grid.state().rows[1]?.origin?.personId).toBeUndefined();
    await goTo(1, 0);
    await keys('{Enter}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Orang yang sama', exact: true }));
    await expect.poll(() => grid.state().rows[1]?.origin?.personId).toBe('p-siti');
    expect(column(0)).toEqual(['Siti Aminah', 'Budi Santoso']);
  });

  it('that pasted rows may be are marked, and bound on demand', async () => {
    await open();
    await goTo(0, 0);
    await paste('Siti Aminah\t\nBudi\t\n');
    await expect.poll(() => cell(0, 0).getAttribute('title')).toContain('Mungkin orang yang sama');
    expect(cell(1, 0).getAttribute('title')).toBeNull();
    await goTo(0, 0);
    await keys('{Alt>}{ArrowDown}{/Alt}');
    await userEvent.click(page.getByRole('menuitem', { name: /Siti Aminah/ }));
    await expect.poll(() => grid.state().rows[0]?.origin?.personId).toBe('p-siti');
    expect(column(1)).toEqual(['P', '']);
  });
});

describe('columns', () => {
  it('are hidden and shown from the menu, and made wider by key; both are remembered', async () => {
    await open(...three);
    await goTo(0, 1);
    await keys('{Shift>}{F10}{/Shift}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Sembunyikan kolom' }));
    await expect.element(page.getByRole('columnheader', { name: 'L/P' })).not.toBeInTheDocument();
    await goTo(0, 0);
    const before = cell(0, 0).getBoundingClientRect().width;
    await keys('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
    await expect.poll(() => cell(0, 0).getBoundingClientRect().width).toBe(Math.round(before) + 16);
    expect(Object.values(localStorage).join()).toMatch(/"hidden":\["gender"\]/);
    await keys('{Shift>}{F10}{/Shift}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Tampilkan L/P' }));
    await expect.element(page.getByRole('columnheader', { name: 'L/P' })).toBeVisible();
  });

  it('are shown whatever was chosen while they hold something to mend', async () => {
    await open(...three);
    await goTo(0, 4);
    await keys('{Shift>}{F10}{/Shift}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Sembunyikan kolom' }));
    await expect.element(page.getByRole('columnheader', { name: 'Bergabung' })).not.toBeInTheDocument();
    await goTo(0, 0);
    await paste('Nama\tBergabung\nDewi\tentah\n');
    await expect.element(page.getByRole('columnheader', { name: 'Bergabung' })).toBeVisible();
  });

  it('are sized by dragging the edge of their title', async () => {
    await open(...three);
    const before = cell(0, 0).getBoundingClientRect().width;
    const header = page.getByRole('columnheader', { name: 'Nama' }).element();
    await userEvent.dragAndDrop(header.querySelector('[aria-hidden]') ?? header, cell(2, 0), {
      targetPosition: { x: 100, y: 10 },
    });
    await expect.poll(() => cell(0, 0).getBoundingClientRect().width).toBeLessThan(before - 50);
  });
});

describe('for everybody', () => {
  it('the keys are listed with F1, and the focus comes back', async () => {
    await open(...three);
    await goTo(0, 0);
    await keys('{F1}');
    await expect.element(page.getByRole('dialog', { name: 'Tombol papan ketik' })).toBeVisible();
    await keys('{Escape}');
    await expect.element(page.getByRole('grid')).toHaveFocus();
  });

  it('the roles of a grid tell rows, columns and the active cell', async () => {
    await open(...three);
    await goTo(1, 1);
    const element = page.getByRole('grid', { name: 'Peserta' }).element();
    expect(element.getAttribute('aria-rowcount')).toBe('5');
    expect(element.getAttribute('aria-colcount')).toBe('7');
    expect(document.getElementById(element.getAttribute('aria-activedescendant') ?? '')).toBe(cell(1, 1));
  });

  it('there is nothing that axe finds wrong: with errors, doubts, an open list and an open menu', async () => {
    await open();
    await goTo(0, 0);
    await paste('Ani\tM\tadir\t\t05092026\t1,250\n');
    const wrong = async () => {
      const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: true } } });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    };
    expect(await wrong()).toEqual([]);
    await goTo(1, 0);
    await keys('Si');
    await expect.element(page.getByRole('option')).toBeVisible();
    expect(await wrong()).toEqual([]);
    await keys('{Escape}{Escape}');
    await goTo(0, 1);
    await keys('{Shift>}{F10}{/Shift}');
    await expect.element(page.getByRole('menuitem', { name: /Hapus baris/ })).toBeVisible();
    expect(await wrong()).toEqual([]);
  });
});
