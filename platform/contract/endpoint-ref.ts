import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { endpointPath } from './endpoint-path.ts';

/** What a screen needs to call an endpoint: no schema, so that the phone does not load the validator. */
export type EndpointRef<Input, Output> = {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly types?: { readonly input: Input; readonly output: Output };
};

type Endpoints = Record<string, Endpoint>;
type InputOf<E> = E extends Endpoint<infer Input, z.ZodType, unknown> ? z.input<Input> : never;
type OutputOf<E> = E extends { readonly output: infer Output extends z.ZodType } ? z.output<Output> : never;
type NamesOf<All extends Endpoints, Kind> = Extract<
  { [Name in keyof All]: All[Name] extends { readonly kind: Kind } ? Name : never }[keyof All], string
>;

/**
 * Typed references from a contract that is imported as a TYPE only:
 * `const refs = endpointRefs<typeof endpoints>('appeals')`, `refs.command('submitAppeal')`.
 * A name that is not in the contract, or of the other kind, does not compile.
 */
export function endpointRefs<All extends Endpoints>(room: string) {
  return {
    command: <Name extends NamesOf<All, 'command'>>(name: Name): EndpointRef<InputOf<All[Name]>, OutputOf<All[Name]>> =>
      ({ id: `${room}.${name}`, method: 'POST', path: endpointPath(`${room}.${name}`) }),
    query: <Name extends NamesOf<All, 'query'>>(name: Name): EndpointRef<InputOf<All[Name]>, OutputOf<All[Name]>> =>
      ({ id: `${room}.${name}`, method: 'GET', path: endpointPath(`${room}.${name}`) }),
  };
}
