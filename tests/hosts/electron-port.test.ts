import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { acceptPort } from '../../src/main/hosts/electron/accept-port.ts';
import type { AcceptedPort } from '../../src/main/hosts/electron/accept-port.ts';
import { isOurPage } from '../../src/main/hosts/electron/page-address.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';
import { finishedId, smallApplication } from './small-application.ts';

const small = smallApplication();
const handler = new RPCHandler(small.application.router);
const ourPage = { url: 'binaan://app/index.html#/groups', isOurWindow: true, isMainFrame: true };
const opened: MessagePort[] = [];

afterEach(() => opened.splice(0).forEach((port) => port.close()));
afterAll(() => small.remove());

describe('the port of our page', () => {
  test('answers operations and typed errors', async () => {
    const { client } = openPort();
    expect(await client.status({})).toMatchObject({ isEmpty: true });
    await expect(client.meetings.get({ id: finishedId })).rejects.toMatchObject({
      code: 'MISSING',
      data: { entity: 'meeting', id: finishedId },
    });
  });

  test('ends an export whose reader turns away', async () => {
    const { client } = openPort();
    const before = small.log.exportsEnded;
    for await (const event of await exportEvents(client)) if (event.type === 'progress' && event.done > 0.02) break;
    await vi.waitFor(() => expect(small.log.exportsEnded).toBe(before + 1), 5000);
  });

  test('ends an export when the page is gone', async () => {
    const { client, port } = openPort();
    const before = small.log.exportsEnded;
    const events = await exportEvents(client);
    await events.next();
    port.close();
    await vi.waitFor(() => expect(small.log.exportsEnded).toBe(before + 1), 5000);
  });

  test('serves a reloaded page on a port of its own', async () => {
    const first = openPort();
    await first.client.status({});
    first.port.close();
    expect(await openPort().client.status({})).toMatchObject({ isEmpty: true });
  });
});

test.each([
  { ...ourPage, url: 'https://binaan.example/' },
  { ...ourPage, url: 'binaan://other/index.html' },
  { ...ourPage, url: 'binaan://app.binaan.example/' },
  { ...ourPage, url: 'file:///C:/binaan/index.html' },
  { ...ourPage, url: '' },
  { ...ourPage, isOurWindow: false },
  { ...ourPage, isMainFrame: false },
])('a port of %o is closed', async (sender) => {
  expect(isOurPage(sender)).toBe(false);
  const { port1, port2 } = new MessageChannel();
  const closed = once(port1, 'close');
  expect(acceptPort(handler, asMainPort(port2), sender)).toBe(false);
  await closed;
});

function openPort() {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1);
  expect(acceptPort(handler, asMainPort(port2), ourPage)).toBe(true);
  const client: Pick<BinaanClient, 'status' | 'meetings' | 'exports'> = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  return { client, port: port1 };
}

function exportEvents(client: Pick<BinaanClient, 'exports'>) {
  return client.exports.run({ kind: 'attendance', meetingId: finishedId, sessionId: finishedId });
}

/** A port with the face of Electron's: messages come as events with `data`, and wait for `start`. */
function asMainPort(port: MessagePort): AcceptedPort {
  return {
    on(event, callback) {
      port.addEventListener(event, (received: object) =>
        callback('data' in received ? { data: received.data } : undefined),
      );
    },
    postMessage: (data) => port.postMessage(data),
    start: () => port.start(),
    close: () => port.close(),
  };
}
