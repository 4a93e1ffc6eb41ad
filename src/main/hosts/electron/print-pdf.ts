import { BrowserWindow } from 'electron';
import { paperSizes } from '../../../shared/exports.ts';
import type { Paper } from '../../../shared/exports.ts';
import { printAddress } from './page-address.ts';

/** How long the viewer may take to lay the pages out before they are printed as they are. */
const layoutLimit = 10_000;

/** What Chromium answers when the user closes the dialog. */
const cancelledByUser = 'Print job canceled';

export interface PrintOptions {
  paper: Paper;
  /** What the dialog begins with; copies and pages are chosen in it. */
  printer: string | undefined;
}

/**
 * Prints a finished PDF through the system's dialog, from a window that is never shown: only the PDF
 * viewer knows how to print a PDF with its own page size.
 *
 * @returns whether it was sent to the printer; false where the user closed the dialog
 * @throws where the printer refused
 */
export async function printPdf(parent: BrowserWindow, fileId: string, options: PrintOptions): Promise<boolean> {
  const window = new BrowserWindow({
    parent,
    show: false,
    webPreferences: {
      // The PDF viewer is a plugin to Chromium; the page of the main window has none.
      plugins: true,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      devTools: false,
    },
  });
  try {
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const isReady = readyToPrint(window);
    await window.loadURL(printAddress(fileId));
    await isReady;
    return await print(window, options);
  } finally {
    window.destroy();
  }
}

// Loading ends before the viewer has its pages, and printing then gives blank sheets. Electron tells
// when they are there by an event that it uses in its own tests and does not document, so a limit
// stands beside it.
function readyToPrint(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, layoutLimit);
    const contents: NodeJS.EventEmitter = window.webContents;
    contents.once('-pdf-ready-to-print', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function print(window: BrowserWindow, { paper, printer }: PrintOptions): Promise<boolean> {
  const { width, height } = paperSizes[paper];
  // Microns.
  const pageSize = { width: width * 1000, height: height * 1000 };
  return new Promise((resolve, reject) => {
    const options = {
      silent: false,
      printBackground: true,
      pageSize,
      ...(printer !== undefined && { deviceName: printer }),
    };
    window.webContents.print(options, (isPrinted, reason) => {
      if (isPrinted || reason === cancelledByUser) resolve(isPrinted);
      else reject(new Error(reason));
    });
  });
}
