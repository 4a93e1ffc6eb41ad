import { isContractProcedure } from '@orpc/contract';
import type { AnyContractRouter } from '@orpc/contract';
import * as z from 'zod';
import { contract } from '../../../shared/contract.ts';

/** An operation by its name, with the JSON Schema of what it takes. */
interface OperationDescription {
  operation: string;
  input: unknown;
}

/** Every operation of the API, `meetings.save` and the like, in the contract's order. */
export function describeOperations(): OperationDescription[] {
  return operationsIn(contract, []).map(({ path, procedure }) => {
    const schema = procedure['~orpc'].inputSchema;
    return {
      operation: path.join('.'),
      input: schema instanceof z.ZodType ? z.toJSONSchema(schema, { io: 'input' }) : {},
    };
  });
}

function operationsIn(router: AnyContractRouter, path: string[]): { path: string[]; procedure: Procedure }[] {
  if (isContractProcedure(router)) return [{ path, procedure: router }];
  return Object.entries(router).flatMap(([name, part]) => operationsIn(part as AnyContractRouter, [...path, name]));
}

type Procedure = Extract<AnyContractRouter, { '~orpc': unknown }>;
