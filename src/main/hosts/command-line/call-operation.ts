import { text } from 'node:stream/consumers';
import type { Application } from '../../application.ts';
import { missing } from '../../failures.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './arguments.ts';
import { describeOperations } from './describe-operations.ts';

/**
 * `call <operation> [JSON | -]`: any operation with the given input (`-`: from standard input).
 * Prints its answer as JSON; an operation that answers bit by bit prints a line for each.
 */
export async function callOperation(
  application: Application,
  given: Arguments,
  signal: AbortSignal,
  print: (text: string) => void,
): Promise<void> {
  const [operation, json] = given.words;
  if (operation === undefined) throw new UsageError('call');
  if (!describeOperations().some((known) => known.operation === operation)) throw missing('operation', operation);
  const input = await readInput(json);
  const answer = await operationOf(application, operation)(input, { signal });
  if (isIterable(answer)) {
    for await (const event of answer) print(JSON.stringify(event));
  } else {
    print(JSON.stringify(answer, null, 2));
  }
}

type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

function operationOf(application: Application, operation: string): Call {
  let at: unknown = application.client;
  for (const part of operation.split('.')) at = (at as Record<string, unknown>)[part];
  return at as Call; // the name was looked up in the contract that the client is made from
}

async function readInput(json: string | undefined): Promise<unknown> {
  if (json === undefined) return undefined;
  const source = json === '-' ? await text(process.stdin) : json;
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new UsageError(`JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
