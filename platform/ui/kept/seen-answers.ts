import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { questionName } from '../api/answers.ts';
import type { CallOptions, Client } from '../api/client.ts';
import { isRefusal, type Answer } from '../api/failure.ts';
import type { Vault } from './vault.ts';

/** Which answers are kept, sealed, for when there is no network; by endpoint, with the group that they are forgotten with. */
export type SeenRule = { readonly endpoint: string; readonly group: string; readonly days: number };

/** A group whose answers end. `sparesVisit`: not those that came in this visit of the page; nobody else can have been shown them. */
export type Ended = { readonly group: string; readonly sparesVisit: boolean };

export type SeenParts = {
  /** Undefined where nothing can be sealed: then nothing that the server said is written to the device. */
  readonly vault: () => Promise<Vault | undefined>;
  readonly clock: Clock;
  readonly rules: readonly SeenRule[];
  /** Which groups an answer ends, by what the same question was answered before: those of a person who holds the phone no more. */
  readonly ends: (endpoint: string, answer: Answer<unknown>, before: unknown) => readonly Ended[];
};

type Seen = { readonly value: unknown; readonly at: string };

/**
 * A client that remembers what it last saw of a few questions and gives that, with the time it was seen, while the server
 * cannot be reached. A refusal is never answered from memory, and takes from it what the server will not show any more.
 */
export function withSeenAnswers(client: Client, { vault, clock, rules, ends }: SeenParts): Client {
  const visit = new Map<string, { readonly rule: SeenRule; readonly name: string; readonly seen: Seen }>();
  const keep = async (place: Vault | undefined, { rule, name, seen }: { readonly rule: SeenRule; readonly name: string; readonly seen: Seen }): Promise<void> => {
    await place?.ensure(rule.group, rule);
    await place?.write(rule.group, name, seen);
  };
  const end = async (place: Vault | undefined, { group, sparesVisit }: Ended): Promise<void> => {
    await place?.remove(group);
    for (const [key, kept] of visit) {
      if (kept.rule.group !== group) continue;
      if (sparesVisit) await keep(place, kept);
      else visit.delete(key);
    }
  };
  const after = async (endpoint: string, answer: Answer<unknown>, kept: { rule: SeenRule; name: string } | undefined): Promise<void> => {
    const place = await vault();
    const before = kept === undefined ? undefined : await place?.read(kept.rule.group, kept.name);
    for (const ended of ends(endpoint, answer, isSeen(before) ? before.value : undefined)) await end(place, ended);
    if (kept === undefined) return;
    const key = `${kept.rule.group} ${kept.name}`;
    if (answer.ok) {
      const shown = { ...kept, seen: { value: answer.value, at: clock.now().toISOString() } };
      visit.set(key, shown);
      await keep(place, shown);
    } else if (isRefusal(answer.failure)) {
      visit.delete(key);
      await place?.erase(kept.rule.group, kept.name);
    }
  };
  // One after the other: what one answer ends, another may just be keeping.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ...client,
    async call<Input, Output>(ref: EndpointRef<Input, Output>, input: Input, options?: CallOptions): Promise<Answer<Output>> {
      const answer = await client.call(ref, input, options);
      const rule = rules.find(({ endpoint }) => endpoint === ref.id);
      const name = rule === undefined ? '' : questionName(ref, input);
      if (answer.ok || isRefusal(answer.failure) || rule === undefined) {
        // Nobody waits for it, and a device without room still shows what it was told.
        turn = turn.then(() => after(ref.id, answer, rule === undefined ? undefined : { rule, name })).catch(() => undefined);
        return answer;
      }
      const seen = await vault().then((place) => place?.read(rule.group, name)).catch(() => undefined);
      // -- written by `keep` for this very question
      return isSeen(seen) ? { ok: true, value: seen.value as Output, seenAt: seen.at } : answer;
    },
  };
}

function isSeen(held: unknown): held is Seen {
  return typeof held === 'object' && held !== null && 'value' in held && typeof Reflect.get(held, 'at') === 'string';
}
