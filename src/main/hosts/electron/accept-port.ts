import type { MessagePortMainLike } from '@orpc/client/message-port';
import { isOurPage } from './page-address.ts';
import type { Sender } from './page-address.ts';

/** Electron's port on the main side, as far as it is used. */
export interface AcceptedPort extends MessagePortMainLike {
  start(): void;
  close(): void;
}

/** oRPC's handler, as far as it is used. */
export interface PortHandler {
  upgrade(port: AcceptedPort): void;
}

/**
 * Serves the API on a port that our page sent; a port of anybody else is closed.
 *
 * @returns whether it is served
 */
export function acceptPort(handler: PortHandler, port: AcceptedPort, sender: Sender): boolean {
  if (!isOurPage(sender)) {
    port.close();
    return false;
  }
  handler.upgrade(port);
  // Until then the port keeps what arrives; nothing of the page's first words is lost.
  port.start();
  return true;
}
