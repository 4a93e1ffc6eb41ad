import { implement } from '@orpc/server';
import { app, dialog } from 'electron';
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

/** What only a host with a window can do: save and print through the system's dialogs, change the menu. */
export function hostOperations({ application, window, memory, texts, changeMenu, isDamaged = false }: HostOptions) {
  return host.router({
    capabilities: host.capabilities.handler(() => ({ hasSaveDialog: true, hasPrintDialog: true, isDamaged })),

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
      return { path: filePath };
    }),

    printFile: host.printFile.handler(async ({ input }) => {
      finished(input.fileId);
      try {
        return { isPrinted: await printPdf(window, input.fileId, input.paper) };
      } catch (error) {
        // The printer's own words; the contract has no error for what only a printer can say.
        const detail = error instanceof Error ? error.message : '';
        await dialog.showMessageBox(window, { type: 'error', message: texts()('host.printFailed'), detail });
        return { isPrinted: false };
      }
    }),

    setLanguage: host.setLanguage.handler(({ input }) => {
      memory.change({ language: input.language });
      changeMenu();
      return {};
    }),
  });

  function finished(id: string) {
    const file = application.outboxFile(id);
    if (!file) throw missing('file', id);
    return file;
  }
}
