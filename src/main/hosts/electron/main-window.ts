import { app, BrowserWindow, dialog, screen } from 'electron';
import type { TFunction } from 'i18next';
import type { Memory } from './memory.ts';
import { pageAddress } from './page-address.ts';
import { smallest, windowBounds } from './window-bounds.ts';

export interface MainWindowOptions {
  memory: Memory;
  /** Texts in the language of the moment. */
  texts: () => TFunction;
  preload: string;
  isDevelopment: boolean;
}

export interface MainWindow {
  window: BrowserWindow;
  /** Brings it to the front. */
  focus(): void;
}

/** Opens the one window: where it was last, with a page that can do nothing but show and ask. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const { memory } = options;
  const window = new BrowserWindow({
    ...windowBounds(memory.read().window, workAreas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: options.texts()('app.name'),
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: options.isDevelopment,
      // It would fetch dictionaries from the network.
      spellcheck: false,
    },
  });
  if (memory.read().window?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberPlace(window, memory));

  keepOnPage(window);
  offerReload(window, options.texts);
  askBeforeLosing(window, options.texts);
  window.loadURL(pageAddress).catch((error: unknown) => console.error(error));

  return { window, focus: () => focus(window) };
}

/** The page stays the page: no other address, no second window, no embedded browser. */
function keepOnPage(window: BrowserWindow): void {
  const contents = window.webContents;
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith(pageAddress)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    // Frames show nothing but previews that the page made itself.
    if (!event.isMainFrame && !event.url.startsWith('blob:')) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function offerReload(window: BrowserWindow, texts: () => TFunction): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const t = texts();
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: t('host.crashed'),
      detail: t('host.crashedDetail'),
      buttons: [t('host.reload'), t('host.quit')],
      cancelId: 1,
    });
    if (choice === 0) window.reload();
    else app.quit();
  });
}

// Without a listener Electron keeps a window with unsaved work open and says nothing.
function askBeforeLosing(window: BrowserWindow, texts: () => TFunction): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const t = texts();
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: t('host.unsaved'),
      buttons: [t('host.stay'), t('host.leave')],
      defaultId: 0,
      cancelId: 0,
    });
    // Preventing the prevention lets the page go.
    if (choice === 1) event.preventDefault();
  });
}

function rememberPlace(window: BrowserWindow, memory: Memory): void {
  memory.change({ window: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } });
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}
