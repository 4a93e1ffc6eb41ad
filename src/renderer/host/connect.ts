import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { BinaanClient } from '../../shared/contract.ts';

/** What the page holds of its host: the typed operations, and finished and attached files by id. */
export interface Connection {
  client: BinaanClient;
  readFile: (id: string) => Promise<Blob>;
  readAttachment: (id: string) => Promise<Blob>;
}

/** The one place that asks which host this is; everything else asks the host for its capabilities. */
export async function connect(): Promise<Connection> {
  return 'binaanHost' in window ? connectThroughPort(await requestPort()) : connectThroughHttp(takeToken());
}

function connectThroughPort(port: MessagePort): Connection {
  port.start();
  return { client: createORPCClient(new PortLink({ port })), ...fileReaders({}) };
}

/** The preload answers the request with a port of its own; any other sender is ignored. */
function requestPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    window.addEventListener('message', function receive(event: MessageEvent<unknown>) {
      const [port] = event.ports;
      // A frame could post the same word with a port of its own.
      if (event.source !== window || event.data !== 'binaan:port' || port === undefined) return;
      window.removeEventListener('message', receive);
      resolve(port);
    });
    window.postMessage('binaan:port-request', location.origin);
  });
}

function connectThroughHttp(token: string): Connection {
  const headers = { Authorization: `Bearer ${token}` };
  const link = new FetchLink({ url: `${location.origin}/api`, headers });
  return { client: createORPCClient(link), ...fileReaders(headers) };
}

const tokenKey = 'binaan.token';

/**
 * The token of this start, from the address on the first opening, from the tab's memory after a
 * reload. It leaves the address at once, so that it stays out of the history and of copied links.
 */
function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token !== null) {
    sessionStorage.setItem(tokenKey, token);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

function fileReaders(headers: Record<string, string>): Pick<Connection, 'readFile' | 'readAttachment'> {
  const read = async (address: string) => {
    const response = await fetch(address, { headers });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.blob();
  };
  return { readFile: (id) => read(`/files/${id}`), readAttachment: (id) => read(`/attachments/${id}`) };
}
