import { AsyncLocalStorage } from 'node:async_hooks';

/** Lets operations through side by side, and one piece of work alone. */
export interface OperationGate {
  /** Runs an operation; waits while something runs alone. One that another operation calls waits for nothing. */
  pass<T>(operation: () => Promise<T>): Promise<T>;
  /** Waits until no operation runs, then runs alone: those that come meanwhile wait. Not to be called within an operation. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** @param prepare done before each operation, which fails where it does */
export function createGate(prepare: () => Promise<void> = async () => {}): OperationGate {
  const within = new AsyncLocalStorage<true>();
  let running = 0;
  let closed: Promise<void> | undefined;
  let onIdle = () => {};
  const whenOpen = async (): Promise<void> => {
    if (!closed) return;
    await closed;
    // Another may have closed it meanwhile.
    return whenOpen();
  };
  return {
    async pass(operation) {
      if (within.getStore()) return operation();
      await whenOpen();
      running += 1;
      try {
        await prepare();
        return await within.run(true, operation);
      } finally {
        running -= 1;
        if (running === 0) onIdle();
      }
    },
    async alone(work) {
      await whenOpen();
      let open = () => {};
      closed = new Promise((resolve) => {
        open = () => {
          closed = undefined;
          resolve();
        };
      });
      try {
        if (running > 0) await new Promise<void>((resolve) => (onIdle = resolve));
        return await work();
      } finally {
        open();
      }
    },
  };
}
