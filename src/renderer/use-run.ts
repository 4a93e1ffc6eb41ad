import { useEffect, useRef, useState } from 'react';
import { failureOf } from './host/failure.ts';
import type { Failure } from './host/failure.ts';

/** Something that takes a while, tells how far it is, and can be cancelled. */
export type Run<Progress, Result> =
  | { is: 'idle' }
  /** Null until it first tells how far it is. */
  | { is: 'running'; progress: Progress | null }
  | { is: 'finished'; result: Result }
  | { is: 'failed'; failure: Failure };

type Events<Event> = Promise<AsyncIterable<Event>>;

/**
 * Runs an operation that answers bit by bit, one at a time; cancelling or leaving the page ends it.
 *
 * @param onEnd once it has ended, however it did
 */
export function useRun<Event extends { type: 'progress' | 'finished' }>(onEnd: () => Promise<void> | void = () => {}) {
  type Progress = Extract<Event, { type: 'progress' }>;
  type Result = Extract<Event, { type: 'finished' }>;
  const [state, setState] = useState<Run<Progress, Result>>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** Answers what came out; null where it failed or was cancelled. */
  async function run(start: (signal: AbortSignal) => Events<Event>): Promise<Result | null> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ is: 'running', progress: null });
    let result: Result | null = null;
    try {
      for await (const event of await start(controller.signal)) {
        if (controller.signal.aborted) return null;
        if (event.type === 'progress') setState({ is: 'running', progress: event as Progress }); // by its type
        else setState({ is: 'finished', result: (result = event as Result) }); // likewise
      }
    } catch (error) {
      // A cancelled run says nothing: its state belongs to whoever cancelled it.
      if (!controller.signal.aborted) setState({ is: 'failed', failure: failureOf(error) });
    }
    await onEnd();
    return result;
  }

  function cancel() {
    running.current?.abort();
    setState({ is: 'idle' });
  }

  return { state, run, cancel };
}
