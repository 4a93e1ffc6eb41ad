import type { ServeOptions } from '../browser/serve-application.ts';
import { serveApplication } from '../browser/serve-application.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './arguments.ts';

/** `serve`: the application for a browser of this machine, until the process is ended. */
export async function serve(
  application: ServeOptions['application'],
  { port, rendererFolder, isDamaged = false }: Pick<Arguments, 'port'> & Omit<ServeOptions, 'application' | 'port'>,
  signal: AbortSignal,
  print: (text: string) => void,
): Promise<void> {
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError(`--port ${port}`);
  const served = await serveApplication({ application, rendererFolder, isDamaged, port: Number(port ?? 0) });
  print(served.url);
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await served.close();
}
