import type { Log } from './log.ts';

/**
 * Does an operation and writes to the log if it took long. One that answers bit by bit lasts until its last bit; what
 * it throws on the way goes through `onError`, as what is thrown at once does.
 *
 * @param onError gives what the caller gets for something thrown
 */
export async function watched<Result extends { output: unknown }>(
  log: Log,
  operation: string,
  work: () => Promise<Result>,
  onError: (error: unknown) => unknown,
): Promise<Result> {
  const start = performance.now();
  const end = () => log.took(operation, performance.now() - start);
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    end();
    throw onError(error);
  }
  if (isGenerator(result.output)) return { ...result, output: watchedBits(result.output, onError, end) };
  end();
  return result;
}

async function* watchedBits(
  bits: AsyncGenerator,
  onError: (error: unknown) => unknown,
  end: () => void,
): AsyncGenerator {
  try {
    yield* bits;
  } catch (error) {
    throw onError(error);
  } finally {
    end();
  }
}

function isGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
