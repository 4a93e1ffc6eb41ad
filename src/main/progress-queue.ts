/**
 * Does something that takes a while, as events: how far it is, and last what `finish` makes of its result. Ending
 * the iteration early, or `signal`, cancels by the signal that `work` is given; the iteration ends once `work` has.
 */
export async function* withProgress<Progress extends { step: string }, Result, Finished>(
  work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Result>,
  finish: (result: Result) => Finished | Promise<Finished>,
  signal?: AbortSignal,
): AsyncGenerator<Awaited<Progress> | Awaited<Finished>> {
  const cancel = new AbortController();
  const progress = progressQueue<Progress>();
  const worked = work(signal ? AbortSignal.any([signal, cancel.signal]) : cancel.signal, progress.add);
  // The failure is thrown below, where `worked` is awaited.
  worked.catch(() => {}).finally(progress.end);
  try {
    for await (const told of progress.events()) yield told as Awaited<Progress>; // the compiler takes it for a promise
    yield await finish(await worked);
  } finally {
    cancel.abort();
    await worked.catch(() => {});
  }
}

/** Progress that waits for its reader. A slow reader sees the newest of each step, not every one. */
export function progressQueue<Progress extends { step: string }>() {
  let waiting: Progress[] = [];
  let isEnded = false;
  let wake = () => {};
  return {
    add(progress: Progress) {
      if (waiting.at(-1)?.step === progress.step) waiting.pop();
      waiting.push(progress);
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    async *events(): AsyncGenerator<Progress> {
      for (;;) {
        const ready = waiting;
        waiting = [];
        yield* ready;
        if (waiting.length > 0) continue;
        if (isEnded) return;
        // oxlint-disable-next-line no-await-in-loop -- waits for the next progress
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
