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
