import type { Session } from 'electron';
import { isOutside } from './page-address.ts';

/** What the page never needs: permissions, devices, the network, the disk. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));

  // The program works without a network. Whatever still asks for an address outside, gets nothing.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: isOutside(details.url) }));
}
