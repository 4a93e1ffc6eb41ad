import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import { acceptPort } from './accept-port.ts';

export interface PortServerOptions {
  window: BrowserWindow;
  /** The application's router with the host's operations. */
  router: AnyRouter;
}

/** Serves the API on each port that our page sends through the preload; one a page load. */
export function servePorts({ window, router }: PortServerOptions): void {
  const handler = new RPCHandler(router);

  ipcMain.on('binaan:port', (event) => {
    const [port] = event.ports;
    const frame = event.senderFrame;
    if (!port) return;

    acceptPort(handler, port, {
      url: frame?.url ?? '',
      isOurWindow: event.sender === window.webContents,
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
    });
  });
}
