import type { z } from 'zod';
import type { Actor } from '#platform/access/actor.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { AppError, type ErrorEntry } from '#platform/kernel/app-error.ts';
import type { CallOptions, TestWorld } from '../test-world.ts';

export type ErrorRecorder = {
  /** Calls and expects an answer. */
  call<E extends Endpoint>(endpoint: E, actor: Actor, input: z.input<E['input']>, options?: CallOptions): Promise<z.output<E['output']>>;
  /** Calls and expects this refusal; gives its parameters. */
  refused<E extends Endpoint>(endpoint: E, actor: Actor, input: z.input<E['input']>, entry: ErrorEntry): Promise<AppError['params']>;
  /** Endpoints that never answered, and refusals that were declared and never given. Nothing else may be left to say. */
  missing(endpoints: Readonly<Record<string, Endpoint>>): string[];
};

/**
 * Remembers what every endpoint gave, so that a test file can end by asking whether each of its endpoints once worked
 * and each refusal it declares was once produced. A refusal that is not declared fails at once.
 */
export function recordErrors(world: TestWorld): ErrorRecorder {
  const seen = new Set<string>();
  const call: ErrorRecorder['call'] = async (endpoint, actor, input, options) => {
    try {
      const answer = await world.call(endpoint, actor, input, options);
      seen.add(`${endpoint.id} answers`);
      return answer;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'bug') throw error;
      const isDeclared = error.code.startsWith('http/') || error.code === 'switchboard/service-off' || endpoint.errors.some((entry) => entry.code === error.code);
      if (!isDeclared) throw new Error(`${endpoint.id} does not declare ${error.code}`, { cause: error });
      seen.add(`${endpoint.id} refuses ${error.code}`);
      throw error;
    }
  };
  return {
    call,
    async refused(endpoint, actor, input, entry) {
      const outcome = await call(endpoint, actor, input).then(() => 'answered' as const, (error: unknown) => error);
      if (outcome instanceof AppError && outcome.code === entry.code) return outcome.params;
      throw outcome instanceof Error ? outcome : new Error(`${endpoint.id} answered instead of ${entry.code}`);
    },
    missing: (endpoints) => Object.values(endpoints).flatMap((endpoint) => [
      ...(seen.has(`${endpoint.id} answers`) ? [] : [`${endpoint.id} never answered`]),
      ...endpoint.errors.filter((entry) => !seen.has(`${endpoint.id} refuses ${entry.code}`)).map((entry) => `${endpoint.id} never refused ${entry.code}`),
    ]),
  };
}
