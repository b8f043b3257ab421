import { enter } from '#capabilities/signup/use-cases/enter.ts';
import { createSettling } from '#platform/http/settle-together.ts';
import type { EndpointHouse } from '#platform/http/run-endpoint.ts';
import type { Runner } from '#platform/jobs/runner.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { percentile } from '../table.ts';

/** So many presses are under way at once, as many as a crowd's connections would bring. */
const IN_FLIGHT = 2_000;

export type InProcess = { readonly seconds: number; readonly p50: number; readonly p99: number; readonly entered: number; readonly refused: number; readonly failed: number };

type Crowd = { readonly at: EndpointHouse; readonly people: readonly PersonId[]; readonly runner: Runner };

/** Everybody presses once and one of twenty twice, without HTTP: only what settling itself costs, journal and both walls included. */
export async function pressInProcess({ at, people, runner }: Crowd, offerId: string): Promise<InProcess> {
  const settling = createSettling(at, enter);
  const presses = people.flatMap((personId, turn) => {
    const press = () => ({
      actor: { kind: 'person', personId, sessionId: newId(at.house), grants: [], factorAt: at.house.clock.now() } as const, actingUnion: undefined,
      input: { entryId: newId(at.house), offerId, persons: 1 }, idempotencyKey: newId(at.house), requestId: 'bench', caller: { address: '127.0.0.1', device: undefined },
    });
    return turn % 20 === 0 ? [press(), press()] : [press()];
  });
  const times: number[] = [];
  const told = { entered: 0, refused: 0, failed: 0 };
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, async () => {
    for (let press = presses[next++]; press !== undefined; press = presses[next++]) {
      const sent = performance.now();
      const outcome = await settling(press).then(() => 'entered' as const, (error: unknown) => (error instanceof AppError && error.kind === 'conflict' ? 'refused' : 'failed'));
      told[outcome] += 1;
      times.push(performance.now() - sent);
      runner.wake();
    }
  }));
  return { seconds: (performance.now() - began) / 1000, p50: percentile(times, 0.5), p99: percentile(times, 0.99), ...told };
}
