import { fileAddress } from '../file-answer.ts';
import { pageFile } from '../page-files.ts';
import type { PageFile } from '../page-files.ts';

/** Our own scheme, because `file://` pages may read every file of the account and have no origin. */
export const scheme = 'binaan';
export const pageAddress = `${scheme}://app/`;

export type Addressed =
  | { kind: 'page'; file: PageFile }
  /** A finished export or an attached file; `isShown` when it is to be shown (printed) and not downloaded. */
  | { kind: 'outbox' | 'attachment'; id: string; isShown: boolean };

/** What an address of our scheme names, or undefined where it names nothing of ours. */
export function addressed(address: string, rendererFolder: string): Addressed | undefined {
  if (!address.startsWith(pageAddress)) return undefined;
  const [path = '', query = ''] =
    address
      .slice(pageAddress.length - 1)
      .split('#', 1)[0]
      ?.split('?', 2) ?? [];

  const named = fileAddress(path);
  if (named) return { ...named, isShown: query === 'shown' };
  const file = pageFile(rendererFolder, path);
  return file && { kind: 'page', file };
}

/** The address at which a finished PDF is shown for printing. */
export function printAddress(fileId: string): string {
  return `${pageAddress}files/${fileId}?shown`;
}

/** Whether an address leads to the network or the disk. Ours and Chromium's own (`blob:`, its PDF viewer) do not. */
export function isOutside(address: string): boolean {
  return /^(?:https?|wss?|ftp|file):/i.test(address);
}

/** Where a message came from, as far as it matters. */
export interface Sender {
  /** The address of the sending frame; empty where the frame is gone. */
  url: string;
  isOurWindow: boolean;
  isMainFrame: boolean;
}

/**
 * Whether a message is from our page itself. A frame inside it (a preview), another window (printing)
 * or a page that somehow navigated away gets no port, whatever it sends.
 */
export function isOurPage(sender: Sender): boolean {
  return sender.isOurWindow && sender.isMainFrame && sender.url.startsWith(pageAddress);
}
