import type { Actor } from '#platform/access/actor.ts';
import type { House } from '#platform/access/ctx.ts';
import { createPasswordHasher } from '#platform/accounts/password.ts';
import type { Database } from '#platform/db/database.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { record } from '#platform/journal/journal.ts';
import { settableClock, shiftInstant, type SettableClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { runEndpoint, type EndpointHouse } from '#platform/http/run-endpoint.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { endpoints } from '#modules/appeals/contract.ts';
import { codeMade } from '#modules/appeals/events/definitions.ts';
import { RECEIPT_KEY_BYTES } from '#modules/appeals/rules/receipt-key.ts';
import { toCodeToken } from '#modules/appeals/use-cases/code-token.ts';
import { asSystem } from '../as-system.ts';
import { manifests } from '../manifests.ts';
import { openAppeals, openQuestion, pilotAppeals, type DemoAppeal } from './appeals.demo.ts';
import { demoId } from './demo-id.ts';
import { DEMO_FIRM, demoPersons, firmKey, requireUnion } from './load-demo-unions.ts';
import { officerId } from './people.ts';
import { HENGKOU_FIRMS } from './unions.demo.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The pilot lies two months back, so that "this month" shows the open cases and the pilot keeps its own period. */
const PILOT_AGO = 70 * DAY;

/** Plays the pilot through the real endpoints, as workers and contact persons would, on a clock in the past. */
export async function loadPilot(parts: { house: House; db: Database }): Promise<void> {
  const now = parts.house.clock.now();
  const clock = settableClock(now);
  const house: House = {
    ...parts.house, clock,
    // Query codes of made-up cases protect nothing: hashing them at full cost would only slow the first start.
    ports: { ...parts.house.ports, signIn: { ...parts.house.ports.signIn, receipts: createPasswordHasher({
      random: parts.house.random, cost: { memory: 64, passes: 1, lanes: 1 },
    }) } },
  };
  const at: EndpointHouse = {
    house, db: parts.db, resources: new Map(manifests.flatMap((one) => one.resources).map((one) => [one.name, one])),
  };
  for (const [index, appeal] of pilotAppeals.entries()) {
    clock.set(shiftInstant(now, -PILOT_AGO + index * DAY));
    await playWhole(at, clock, { appeal, index });
  }
  for (const [index, appeal] of openAppeals.entries()) {
    clock.set(shiftInstant(now, -(index + 1) * 5 * HOUR));
    // The middle one is the demonstration worker's own, and waits for an answer: the phone's home shows it.
    const isOwn = index === 1;
    const from = { word: `open:${index}`, firm: DEMO_FIRM };
    const appealId = await submit(at, appeal, isOwn ? { ...from, by: await actorOf(at, demoPersons.worker) } : from);
    if (!isOwn) continue;
    await asContact(at, DEMO_FIRM, endpoints.acceptAppeal, { appealId });
    clock.advance(HOUR);
    await asContact(at, DEMO_FIRM, endpoints.askWorker, { appealId, text: openQuestion });
  }
}

/** One poster at every firm of the pilot; its contact person is the firm's. */
export async function makeCodes(parts: { house: House; db: Database }): Promise<void> {
  await asSystem(parts, 'demo', async (ctx) => {
    for (let number = 1; number <= HENGKOU_FIRMS; number += 1) {
      const union = await requireUnion(ctx, firmKey(number));
      await record(ctx, [codeMade({
        codeId: demoId<'appeal-code'>(`code:${firmKey(number)}`), unionId: union.id,
        contactId: officerId(firmKey(number), 'contact-person'), contactName: `${union.name}职工维权联系人`, place: '车间公告栏',
      })]);
    }
  });
}

export function demoCodeToken(house: House, firm: string): string {
  return toCodeToken(house.keyring, demoId(`code:${firm}`));
}

async function playWhole(at: EndpointHouse, clock: SettableClock, one: { appeal: DemoAppeal; index: number }): Promise<void> {
  const firm = firmKey(one.index % 12 + 1);
  const appealId = await submit(at, one.appeal, { word: `pilot:${one.index}`, firm });
  clock.advance(3 * HOUR);
  await asContact(at, firm, endpoints.acceptAppeal, { appealId });
  clock.advance(20 * HOUR);
  await asContact(at, firm, endpoints.closeAppeal, { appealId, result: one.appeal.result });
  clock.advance(4 * HOUR);
  const receipt: Actor = { kind: 'receipt', caseId: appealId, sessionId: newId(at.house) };
  await call(at, receipt, endpoints.rateAppeal, { appealId, isSolved: true, score: one.appeal.score });
}

async function submit(
  at: EndpointHouse, appeal: Omit<DemoAppeal, 'result' | 'score'>, from: { word: string; firm: string; by?: Actor },
): Promise<string> {
  const appealId = demoId<'appeal'>(from.word);
  const contact = appeal.disclosure === 'anonymous' ? {} : { name: '生产线职工', phone: '19900000002' };
  await call(at, from.by ?? { kind: 'anonymous' }, endpoints.submitAppeal, {
    appealId, code: demoCodeToken(at.house, from.firm), topic: appeal.topic, text: appeal.text,
    disclosure: appeal.disclosure, ...contact, photos: [],
    // Nobody holds these receipts, so there is no code to derive a key from; the story is followed by the officers.
    receiptKey: Buffer.from(at.house.random.bytes(RECEIPT_KEY_BYTES)).toString('base64url'),
  });
  return appealId;
}

async function asContact(at: EndpointHouse, firm: string, endpoint: Endpoint, input: object): Promise<void> {
  await call(at, await actorOf(at, officerId(firm, 'contact-person')), endpoint, input);
}

async function actorOf(at: EndpointHouse, personId: PersonId): Promise<Actor> {
  const now = at.house.clock.now();
  const grants = await at.db.transact({}, (tx) => listGrantsOf(tx, [personId], at.house.clock.now()));
  return { kind: 'person', personId, sessionId: newId(at.house), grants, factorAt: now };
}

async function call(at: EndpointHouse, actor: Actor, endpoint: Endpoint, input: object): Promise<void> {
  const handler = manifests.flatMap((one) => one.handlers).find((one) => one.endpoint === endpoint);
  if (handler === undefined) throw new Error(`no handler for ${endpoint.id}`);
  await runEndpoint(at, handler, {
    actor, input, actingUnion: undefined, idempotencyKey: newId(at.house), requestId: newId(at.house),
    caller: { address: '127.0.0.1', device: undefined },
  });
}
