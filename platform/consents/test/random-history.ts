import type { PersonId } from '#platform/kernel/id.ts';
import { addDays } from '#platform/kernel/plain-date.ts';
import { randomBelow } from '#platform/kernel/random.ts';
import { officesOf } from '#platform/orgs/test/random-history.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { TEXT_KINDS, type Purpose, type TextKey } from '../rules/text-kinds.ts';
import { newestShipped } from '../texts/shipped-texts.ts';
import { todayOf } from '../use-cases/current-text.ts';

/** Texts that no form of these histories asks with: a new version of those would turn every joining into a refusal. */
const FREE: readonly TextKey[] = ['appeals', 'family'];
type Agreed = { readonly personId: PersonId; readonly textKey: TextKey; readonly purpose: Purpose };
type Known = { readonly versions: Map<TextKey, number>; readonly agreed: Agreed[] };
const known = (history: History): Known => history.part<Known>('consents', () => ({ versions: new Map(), agreed: [] }));
const someText = (history: History): TextKey => pickOne(history, FREE) ?? 'family';

async function actorOf(history: History, personId = pickOne(history, history.persons)) {
  return personId === undefined ? { kind: 'anonymous' } as const : history.world.actorOf(personId);
}

/** The hash that is read now; now and then one that is not. */
async function agree(history: History, textKey: TextKey) {
  const unionId = pickOne(history, history.unions) ?? null;
  const text = await history.world.call(endpoints.readText, { kind: 'anonymous' }, { textKey, unionId });
  const purposes = TEXT_KINDS[textKey].map(({ purpose }) => purpose).filter(() => !chance(history, 4));
  return { hash: chance(history, 8) ? newestShipped(textKey).hash : text.hash, purposes };
}

const step = (name: string, weight: number, take: (history: History) => Promise<unknown>): HistoryStep =>
  ({ name, weight, take: async (history) => { await take(history); } });

export const historySteps: readonly HistoryStep[] = [
  step('agree to a text', 3, async (history) => {
    const textKey = someText(history);
    const guardian = { name: '家长', relation: 'mother' } as const;
    const [personId, agreement] = [pickOne(history, history.persons), await agree(history, textKey)];
    const given = await attempt(history, endpoints.give, await actorOf(history, personId), { textKey, agreement, ...(chance(history, 2) ? { guardian } : {}) });
    if (given !== undefined && personId !== undefined) known(history).agreed.push(...agreement.purposes.map((purpose) => ({ personId, textKey, purpose })));
  }),
  step('take a consent back, or say no to a wider one', 2, async (history) => {
    // Whoever has agreed, mostly; somebody who has not, to be refused.
    const given = chance(history, 4) ? undefined : pickOne(history, known(history).agreed);
    const textKey = given?.textKey ?? someText(history);
    const purpose = given?.purpose ?? pickOne(history, TEXT_KINDS[textKey])?.purpose ?? 'family';
    const actor = await actorOf(history, given?.personId);
    if (chance(history, 3)) await attempt(history, endpoints.decline, actor, { textKey, hash: (await agree(history, textKey)).hash });
    else await attempt(history, endpoints.withdraw, actor, { textKey, purpose });
  }),
  step('publish a text, or say whom to ask', 2, async (history) => {
    const office = officesOf(history)[0];
    if (office === undefined) return;
    const [actor, { unionId }, textKey] = [await history.world.actorOf(office.personId), office, someText(history)];
    if (chance(history, 3)) return void await attempt(history, endpoints.setContact, actor, { unionId, contact: `三楼 ${randomBelow(history.random, 400)} 室` });
    const seen = known(history).versions.get(textKey) ?? 1;
    const words = { ...newestShipped(textKey).content['zh-CN'], title: `告知书 ${randomBelow(history.random, 1000)}` };
    const made = await attempt(history, endpoints.publishText, actor, {
      unionId, textKey, seen, content: { 'zh-CN': words, 'en': null }, validFrom: addDays(todayOf(history.world), randomBelow(history.random, 3)), widens: chance(history, 2), reason: '按实际改写',
    });
    if (made !== undefined) known(history).versions.set(textKey, made.version + 1);
  }),
  step('record a paper', 2, async (history) => {
    const office = officesOf(history)[0];
    const personId = pickOne(history, history.persons);
    if (office === undefined || personId === undefined) return;
    const [actor, textKey] = [await history.world.actorOf(office.personId), someText(history)];
    const at = { unionId: pickOne(history, history.unions) ?? office.unionId, personId, textKey };
    if (chance(history, 4)) return void await attempt(history, endpoints.withdrawOnPaper, actor, { ...at, purpose: pickOne(history, TEXT_KINDS[textKey])?.purpose ?? 'family' });
    await attempt(history, endpoints.recordPaper, actor, { ...at, agreement: await agree(history, textKey), bornOn: null, note: '档案柜二' });
  }),
];
