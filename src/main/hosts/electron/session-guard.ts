import type { Session } from 'electron';
import { isOutside } from './page-address.ts';

/** Puts plain text on the clipboard when a button is pressed, and reads nothing. */
const allowed = 'clipboard-sanitized-write';

/** What the page never needs: permissions, devices, the network, the disk. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === allowed));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));

  // The program works without a network. Whatever still asks for an address outside, gets nothing.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: isOutside(details.url) }));
}
