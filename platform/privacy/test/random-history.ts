import type { Holding } from '#platform/access/holding.ts';
import { isDatabaseUnavailable, violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { forgettingAsked } from '../events.ts';
import { holdOpenForgetting } from '../store/forgettings.ts';
import { forgetPerson } from '../use-cases/forget-person.ts';

/** Whoever is known asks, changes their mind, or is asked for at the counter; what is due is carried out. */
export function historySteps(holdings: readonly Holding[]): readonly HistoryStep[] {
  return [{
    name: 'ask to be forgotten, and perhaps take it back', weight: 2,
    async take(history) {
      const { world } = history;
      const known = chance(history, 2) ? pickOne(history, history.persons) : undefined;
      const [personId, office] = [known ?? await enterSomebody(history), pickOne(history, officesOf(history))];
      if (office === undefined) return;
      const requestId = newId(world.house);
      const [person, officer] = [await world.actorOf(personId), await world.actorOf(office.personId)];
      const isAtCounter = chance(history, 2);
      const asked = isAtCounter
        ? await attempt(history, endpoints.askForgettingFor, officer, { personId, requestId, reason: '本人持证到场' })
        : await attempt(history, endpoints.askForgetting, person, { requestId });
      if (asked === undefined) return;
      if (chance(history, 2)) {
        if (isAtCounter) await attempt(history, endpoints.withdrawForgettingFor, officer, { personId });
        else await attempt(history, endpoints.withdrawForgetting, person, {});
      }
    },
  }, {
    name: 'forget somebody', weight: 3,
    async take(history) {
      const known = chance(history, 2) ? pickOne(history, history.persons) : undefined;
      await forgetNow(history, holdings, known ?? await enterSomebody(history));
    },
  }];
}

/** A member whom other steps meet as well, before and after. */
async function enterSomebody(history: History): Promise<PersonId> {
  const personId = newId<'person'>(history.world.house);
  await history.world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '想注销的职工', unionId: pickOne(history, history.unions) ?? null })]));
  history.persons.push(personId);
  return personId;
}

/** A request that is due at once. Whoever works about the person this moment goes first; it is then tried no more here. */
async function forgetNow(history: History, holdings: readonly Holding[], personId: PersonId): Promise<void> {
  const count = (word: string) => { history.tally.set(word, (history.tally.get(word) ?? 0) + 1); };
  const { world } = history;
  const unlessBusy = (error: unknown): void => {
    if (!isDatabaseUnavailable(error) && violatedConstraint(error) !== 'privacy_forgetting_open') throw error;
  };
  // Asked and carried out in two transactions, as in the product: in one, a request made beside it would stand before its end in the journal.
  const requestId = newId<'forgetting'>(world.house);
  const asked = await world.asSystem('job', async (ctx) => {
    const open = await holdOpenForgetting(ctx.tx, personId);
    if (open === undefined) await record(ctx, [forgettingAsked({ requestId, personId, askedBy: null, dueAt: ctx.clock.now().toISOString() })]);
    return open?.id ?? requestId;
  }).catch(unlessBusy);
  if (asked === undefined) return;
  await world.asSystem('job', async (ctx) => { count(`privacy.forget ${await forgetPerson(ctx, holdings, asked)}`); }).catch(unlessBusy);
}
