import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { RouterUtils } from '@orpc/tanstack-query';
import { createContext, useContext } from 'react';
import type { BinaanClient, Outputs } from '../../shared/contract.ts';
import type { Connection } from './connect.ts';

/** The host as components see it: operations, the same as query options, and what it can do. */
export interface Host extends Connection {
  api: RouterUtils<BinaanClient>;
  capabilities: Outputs['host']['capabilities'];
}

export async function openHost(connection: Connection): Promise<Host> {
  const capabilities = await connection.client.host.capabilities();
  return { ...connection, api: createTanstackQueryUtils(connection.client), capabilities };
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost needs HostContext above it');
  return host;
}
