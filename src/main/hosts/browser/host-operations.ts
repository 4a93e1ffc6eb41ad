import { implement } from '@orpc/server';
import { hostContract } from '../../../shared/contract.ts';

const host = implement(hostContract);

/** The host's operations where there is only a browser: no dialogs, so files are downloaded and PDFs open in a tab. */
export const browserHostOperations = (isDamaged: boolean) =>
  host.router({
    capabilities: host.capabilities.handler(() => ({
      hasSaveDialog: false,
      hasPrintDialog: false,
      hasOpenDialog: false,
      isDamaged,
    })),
    saveFile: host.saveFile.handler(({ errors }) => {
      throw errors.INVALID({ data: { issues: [{ path: ['fileId'], code: 'choice' }] } });
    }),
    printFile: host.printFile.handler(({ errors }) => {
      throw errors.INVALID({ data: { issues: [{ path: ['fileId'], code: 'choice' }] } });
    }),
    // The browser knows its printers, and tells nobody.
    printers: host.printers.handler(() => ({ printers: [], chosen: null })),
    choosePrinter: host.choosePrinter.handler(() => ({})),
    // A browser tells no page where a file lies.
    choosePath: host.choosePath.handler(() => ({ path: null })),
    // The browser's menus are its own.
    setLanguage: host.setLanguage.handler(() => ({})),
  });
