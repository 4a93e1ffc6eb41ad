import { implement } from '@orpc/server';
import { app, dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import type { TFunction } from 'i18next';
import { dirname, extname, join } from 'node:path';
import { hostContract } from '../../../shared/contract.ts';
import type { Application } from '../../application.ts';
import { missing } from '../../failures.ts';
import { textsIn } from '../../texts.ts';
import { copyInPlace } from './copy-file.ts';
import type { Memory } from './memory.ts';
import { printPdf } from './print-pdf.ts';

export interface HostOptions {
  application: Pick<Application, 'outboxFile'>;
  window: BrowserWindow;
  memory: Memory;
  texts: () => TFunction;
  changeMenu: () => void;
  isDamaged?: boolean;
}

const host = implement(hostContract);

const dialogTitles = {
  folder: 'backups.chooseFolder',
  dataFolder: 'move.chooseFolder',
  backup: 'backups.chooseFile',
} as const;

/** What only a host with a window can do: save and print through the system's dialogs, change the menu. */
export function hostOperations({ application, window, memory, texts, changeMenu, isDamaged = false }: HostOptions) {
  return host.router({
    capabilities: host.capabilities.handler(() => ({
      hasSaveDialog: true,
      hasPrintDialog: true,
      hasOpenDialog: true,
      isDamaged,
    })),

    saveFile: host.saveFile.handler(async ({ input }) => {
      const file = finished(input.fileId);
      const extension = extname(file.name).slice(1);
      const t = textsIn(input.language);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: t('host.save'),
        defaultPath: join(memory.read().lastFolder ?? app.getPath('documents'), file.name),
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      });
      if (canceled || !filePath) return { path: null };

      memory.change({ lastFolder: dirname(filePath) });
      await copyInPlace(file.path, filePath);
      if (input.opens) await openSaved(filePath);
      return { path: filePath };
    }),

    choosePath: host.choosePath.handler(async ({ input: { what, language } }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: textsIn(language)(dialogTitles[what]),
        properties: what === 'backup' ? ['openFile'] : ['openDirectory', 'createDirectory', 'promptToCreate'],
        ...(what === 'backup' && { filters: [{ name: 'Binaan', extensions: ['db'] }] }),
      });
      return { path: canceled ? null : (filePaths[0] ?? null) };
    }),

    printFile: host.printFile.handler(async ({ input }) => {
      finished(input.fileId);
      const printers = await window.webContents.getPrintersAsync();
      if (printers.length === 0) {
        const t = texts();
        await dialog.showMessageBox(window, {
          type: 'info',
          message: t('host.noPrinter'),
          detail: t('host.noPrinterHint'),
        });
        return { isPrinted: false };
      }
      // One that was removed since is not asked for.
      const printer = printers.find(({ name }) => name === memory.read().printer)?.name;
      try {
        return { isPrinted: await printPdf(window, input.fileId, { paper: input.paper, printer }) };
      } catch (error) {
        // The printer's own words; the contract has no error for what only a printer can say.
        const detail = error instanceof Error ? error.message : '';
        await dialog.showMessageBox(window, { type: 'error', message: texts()('host.printFailed'), detail });
        return { isPrinted: false };
      }
    }),

    printers: host.printers.handler(async () => {
      const found = await window.webContents.getPrintersAsync();
      const printers = found.map(({ name, displayName }) => ({ name, label: displayName || name }));
      const chosen = memory.read().printer;
      return { printers, chosen: printers.some(({ name }) => name === chosen) ? (chosen ?? null) : null };
    }),

    choosePrinter: host.choosePrinter.handler(({ input }) => {
      memory.change({ printer: input.name ?? undefined });
      return {};
    }),

    setLanguage: host.setLanguage.handler(({ input }) => {
      memory.change({ language: input.language });
      changeMenu();
      return {};
    }),
  });

  /** Where nothing on the computer opens such a file, the user is told where it lies. */
  async function openSaved(path: string) {
    const problem = await shell.openPath(path);
    if (problem === '') return;
    await dialog.showMessageBox(window, {
      type: 'info',
      message: texts()('host.cannotOpen', { path }),
      detail: problem,
    });
  }

  function finished(id: string) {
    const file = application.outboxFile(id);
    if (!file) throw missing('file', id);
    return file;
  }
}
