import type { z } from 'zod';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import type { Access } from './access.ts';
import { endpointPath } from './endpoint-path.ts';

type Fields = z.ZodObject;

/** An input field that names a place must exist in the input schema: a typo does not compile. */
type FieldsOf<Input extends Fields> = Extract<keyof z.infer<Input>, string>;

type EndpointParts<Input extends Fields, Output extends z.ZodType, A extends Access<unknown, FieldsOf<Input>>> = {
  /** `module.verbNoun`; the path follows from it (see endpointPath). */
  readonly id: `${string}.${string}`;
  readonly input: Input;
  readonly output: Output;
  readonly access: A;
  /** Refusals of this endpoint beside the general ones. In tests, any other one is a failure. */
  readonly errors: readonly ErrorEntry[];
  /** The second factor (or the sign-in) must be at most ten minutes old (ASVS 7.5.3). */
  readonly stepUp?: true;
  /** Gives the browser a device mark before the call: a known device cannot be locked out by a stranger's guesses. */
  readonly marksDevice?: true;
  /** Written to the access log although nothing changes: reading of sensitive values. */
  readonly logged?: true;
};

export type Endpoint<
  Input extends Fields = Fields,
  Output extends z.ZodType = z.ZodType,
  A = Access,
  Kind extends 'command' | 'query' = 'command' | 'query',
> = {
  readonly id: string;
  readonly kind: Kind;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly input: Input;
  readonly output: Output;
  readonly access: A;
  readonly errors: readonly ErrorEntry[];
  readonly stepUp: boolean;
  readonly logged: boolean;
  readonly marksDevice: boolean;
};

/** Changes something: POST with an idempotency key, one transaction, one answer per key. */
export function defineCommand<
  Input extends Fields, Output extends z.ZodType, const A extends Access<unknown, FieldsOf<Input>>,
>(parts: EndpointParts<Input, Output, A>): Endpoint<Input, Output, A, 'command'> {
  return complete(parts, 'command', 'POST');
}

/** Changes nothing: GET with the input as JSON in `?input=`. */
export function defineQuery<
  Input extends Fields, Output extends z.ZodType, const A extends Access<unknown, FieldsOf<Input>>,
>(parts: EndpointParts<Input, Output, A>): Endpoint<Input, Output, A, 'query'> {
  return complete(parts, 'query', 'GET');
}

function complete<Input extends Fields, Output extends z.ZodType, A extends Access<unknown, FieldsOf<Input>>,
  Kind extends 'command' | 'query'>(
  parts: EndpointParts<Input, Output, A>, kind: Kind, method: 'GET' | 'POST',
): Endpoint<Input, Output, A, Kind> {
  return {
    id: parts.id, kind, method, path: endpointPath(parts.id),
    input: parts.input, output: parts.output, access: parts.access, errors: parts.errors,
    stepUp: parts.stepUp === true, logged: parts.logged === true,
    marksDevice: parts.marksDevice === true,
  };
}

