import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/access/ctx.ts';
import { grantEnded } from '#platform/access/events.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { openReceiptSession } from './receipts.ts';
import { createSessionLoader } from './session-loader.ts';
import { SESSION_LIMITS, type SessionKind } from './session-rules.ts';
import { disableSignIn, makeSession, openSession, resolveActor, endEverySessionOf } from './sessions.ts';
import { sweepAccounts } from './store/sweep.ts';
import { openSignInWorld, type SignInWorld } from './test/sign-in-world.ts';

const seed = Number(process.env.SEED ?? 20261123);
const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

const open = (kind: 'officer' | 'member', personId = newId<'person'>(world.house)) => world.asSystem('job', async (ctx) => {
  const { token } = await makeSession(ctx, { kind, personId, caseId: null });
  return { token, personId };
});
const openKind = (kind: SessionKind) => (kind === 'receipt'
  ? world.asSystem('job', (ctx) => openReceiptSession(ctx, newId(world.house))) : open(kind));
const resolve = (token: string) => resolveActor(world.db.pool, token, world.clock.now());
const isLive = async (token: string) => (await resolve(token)).kind !== 'anonymous';

describe('a token', () => {
  test('is nobody\'s when it is unknown, malformed or another\'s hash', async () => {
    const { token } = await open('member');
    const [row] = await world.ownerDb.pool`select s.token_hash from accounts_session s limit 1`;
    const strange = ['', 'A'.repeat(43), `${token}A`, token.slice(1), "' or true --", row?.token_hash, `${token.slice(0, -1)} `];
    expect(await Promise.all(strange.map(isLive))).toEqual(strange.map(() => false));
    expect(await isLive(token)).toBe(true);
  });

  test('brings the duties that are in force at that moment', async () => {
    const officer = await world.makeOfficer();
    const { token } = await open('officer', officer.personId);
    expect(await resolve(token)).toMatchObject({
      kind: 'person', personId: officer.personId, factorAt: world.clock.now(),
      grants: [{ role: 'chair', unionId: officer.unionId, hasSubtree: true, validUntil: null }],
    });
    await world.asSystem('setup', async (ctx) => {
      const [grant] = await listGrantsOf(ctx.tx, [officer.personId], ctx.clock.now());
      await record(ctx, [grantEnded({ grantId: grant?.id ?? newId(ctx), personId: officer.personId, endedBy: null })]);
    });
    expect(await resolve(token)).toMatchObject({ kind: 'person', grants: [] });
  });

  test('of a receipt opens its case and is nobody', async () => {
    const caseId = newId(world.house);
    const { token, expiresAt } = await world.asSystem('job', (ctx) => openReceiptSession(ctx, caseId));
    expect(expiresAt).toEqual(shiftInstant(world.clock.now(), 2 * 3600 * SECOND));
    expect(await world.loader.resolve({ session: undefined, receipt: token })).toMatchObject({ kind: 'receipt', caseId });
    expect(await world.loader.resolve({ session: token, receipt: undefined })).toEqual({ kind: 'anonymous' });
    const { token: cookie } = await open('member');
    expect(await world.loader.resolve({ session: undefined, receipt: cookie })).toEqual({ kind: 'anonymous' });
  });
});

describe('SE-3 a session', () => {
  test.each(['officer', 'member', 'receipt'] as const)('of the kind %s ends at its idle limit, to the second', async (kind) => {
    const { idleMs } = SESSION_LIMITS[kind];
    const [early, late] = [await openKind(kind), await openKind(kind)];
    world.clock.advance(idleMs - SECOND);
    expect(await isLive(early.token)).toBe(true);
    world.clock.advance(SECOND);
    expect([await isLive(late.token), await isLive(early.token)]).toEqual([false, true]);
  });

  test.each(['officer', 'member', 'receipt'] as const)('of the kind %s ends at its absolute limit however much it is used', async (kind) => {
    const { idleMs, absoluteMs } = SESSION_LIMITS[kind];
    const { token } = await openKind(kind);
    const pause = idleMs / 2;
    for (let age = pause; age < absoluteMs; age += pause) {
      world.clock.advance(pause);
      expect(await isLive(token)).toBe(true);
    }
    world.clock.advance(pause - SECOND);
    expect(await isLive(token)).toBe(true);
    world.clock.advance(SECOND);
    expect(await isLive(token)).toBe(false);
  });

  test('of an officer, used at any moments, ends half an hour after the last use: never later, at most a second earlier', async () => {
    const { idleMs, absoluteMs } = SESSION_LIMITS.officer;
    await fc.assert(fc.asyncProperty(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: idleMs - 3000, max: idleMs + 3000 })), { maxLength: 12 }),
      async (pauses) => {
        const { token } = await open('officer');
        let [age, idle] = [0, 0];
        for (const pause of pauses) {
          world.clock.advance(pause);
          [age, idle] = [age + pause, idle + pause];
          const live = await isLive(token);
          if (idle >= idleMs || age >= absoluteMs) expect(live).toBe(false);
          else if (idle < idleMs - SECOND) expect(live).toBe(true);
          if (!live) return;
          idle = 0;
        }
      },
    ), { seed, numRuns: 40 });
  });

  test('is not revived by asking after its end, nor killed by a clock that steps back', async () => {
    const { token } = await open('officer');
    world.clock.advance(SESSION_LIMITS.officer.idleMs);
    expect(await isLive(token)).toBe(false);
    world.clock.advance(-SECOND);
    expect(await isLive(token)).toBe(true);
    world.clock.advance(-2000);
    expect(await isLive(token)).toBe(true);
    world.clock.advance(3000);
  });
});

describe('SE-2 disabling a person', () => {
  test('ends every session in its own transaction and leaves others alone', async () => {
    const [{ token, personId }, other] = [await open('member'), await open('member')];
    await world.asSystem('job', async (ctx) => {
      await endEverySessionOf(ctx.tx, personId, ctx.clock.now());
      expect(await isLive(token)).toBe(true);
    });
    expect([await isLive(token), await isLive(other.token)]).toEqual([false, true]);
  });

  test('with 200 requests under way, none that starts after the commit gets in', async () => {
    const { token, personId } = await open('member');
    let isCommitted = false;
    const requests: Promise<{ startedAfter: boolean; live: boolean }>[] = [];
    const ask = async (index: number) => {
      const startedAfter = isCommitted;
      const actor = index % 2 === 0 ? await world.loader.load(token) : await resolve(token);
      return { startedAfter, live: actor.kind !== 'anonymous' };
    };
    const disabling = world.asSystem('job', async (ctx) => {
      await disableSignIn(ctx.tx, personId, ctx.clock.now());
    }).then(() => { isCommitted = true; });
    for (let index = 0; index < 200; index += 1) {
      requests.push(ask(index));
      if (index % 10 === 0) await new Promise((resume) => { setImmediate(resume); });
    }
    await disabling;
    for (let index = 0; index < 20; index += 1) requests.push(ask(index));
    const seen = await Promise.all(requests);
    expect(seen.filter(({ startedAfter, live }) => startedAfter && live)).toEqual([]);
    // Control: requests from before did get in, so the token was good and the test did look.
    expect(seen.some(({ startedAfter, live }) => !startedAfter && live)).toBe(true);
  });

  test('and a sign-in at the same moment never miss each other, whichever is first', async () => {
    const [personId, tokens] = [newId<'person'>(world.house), [] as string[]];
    const signIn = (work: () => Promise<void> = async () => {}) => world.asSystem('job', async (ctx) => {
      await openSession(inBrowser(ctx, tokens), { kind: 'member', personId });
      await work();
    });
    await signIn();
    const disable = (work: () => Promise<void> = async () => {}) => world.asSystem('job', async (ctx) => {
      await disableSignIn(ctx.tx, personId, ctx.clock.now());
      await work();
    });
    // Each begins while the other has done its work and not yet committed.
    let second: Promise<unknown> = Promise.resolve();
    await signIn(async () => { second = disable(); await moment(); });
    await second;
    expect(await Promise.all(tokens.map(isLive))).toEqual([false, false]);
    await world.ownerDb.pool`update accounts_credential set disabled_at = null where person_id = ${personId}`;
    await disable(async () => { second = signIn().catch((error: unknown) => error); await moment(); });
    expect(await second).toMatchObject({ code: 'accounts/sign-in-closed' });
  });

  test('two sign-ins at the same moment count each other', async () => {
    const [personId, tokens] = [newId<'person'>(world.house), [] as string[]];
    const signIn = (work: () => Promise<void> = async () => {}) => world.asSystem('job', async (ctx) => {
      await openSession(inBrowser(ctx, tokens), { kind: 'officer', personId });
      await work();
    });
    await signIn();
    let second: Promise<unknown> = Promise.resolve();
    await signIn(async () => { second = signIn(); await moment(); });
    await second;
    expect(tokens).toHaveLength(3);
    expect((await Promise.all(tokens.map(isLive))).filter(Boolean)).toHaveLength(2);
  });
});

/** Long enough for another transaction to reach the lock it waits for. */
const moment = () => new Promise<void>((resume) => { setTimeout(resume, 150); });
const inBrowser = (ctx: Ctx, tokens: string[]): Ctx => ({
  ...ctx, ports: world.house.ports, actor: { kind: 'anonymous' }, answer: { setSession: (token) => { tokens.push(token); }, clearSession: () => {} },
});

describe('the loader', () => {
  test('asks once for all tokens of one turn of the event loop and answers each its own', async () => {
    const sessions = await Promise.all(Array.from({ length: 12 }, () => open('member')));
    const texts: string[] = [];
    const pool = new Proxy(world.db.pool, {
      apply: (target, self, [strings, ...values]: [TemplateStringsArray, ...unknown[]]) => {
        if (strings.raw !== undefined) texts.push(strings.join('?'));
        return Reflect.apply(target, self, [strings, ...values]);
      },
    });
    const loader = createSessionLoader(pool, world.clock);
    const asked = [...sessions.map(({ token }) => token), 'A'.repeat(43), 'no token', sessions[0]?.token ?? ''];
    const actors = await Promise.all(asked.map((token) => loader.load(token)));
    expect(actors.map((actor) => (actor.kind === 'person' ? actor.personId : actor.kind)))
      .toEqual([...sessions.map(({ personId }) => personId), 'anonymous', 'anonymous', sessions[0]?.personId]);
    expect(texts.filter((text) => text.includes('from accounts_session'))).toHaveLength(1);
    await loader.load(sessions[0]?.token ?? '');
    expect(texts.filter((text) => text.includes('from accounts_session'))).toHaveLength(2);
  });

  test('passes a failed query to everybody who waits, and works again afterwards', async () => {
    const { token } = await open('member');
    let isBroken = true;
    const pool = new Proxy(world.db.pool, {
      apply: (target, self, parts: unknown[]) => {
        if (isBroken) throw new Error('no connection');
        return Reflect.apply(target, self, parts as never);
      },
    });
    const loader = createSessionLoader(pool, world.clock);
    const results = await Promise.allSettled([loader.load(token), loader.load(token), loader.load('A'.repeat(43))]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
    isBroken = false;
    expect(await loader.load(token)).toMatchObject({ kind: 'person' });
  });
});

describe('the tables', () => {
  test('show a request nothing but its own credential: codes, links and counters need a system reach', async () => {
    const { personId } = await world.startOfficer('walled');
    const [officer, other] = [personId, newId<'person'>(world.house)];
    const count = (settings: Record<string, string>) => world.db.transact(settings, async (tx) => {
      const [row] = await tx<{ n: number }[]>`
        select (select count(*) from accounts_code)::integer + (select count(*) from accounts_link)::integer
          + (select count(*) from accounts_attempt)::integer + (select count(*) from accounts_device)::integer
          + (select count(*) from accounts_credential)::integer as n`;
      return row?.n;
    });
    expect(await count({})).toBe(0);
    expect(await count({ 'app.person': other })).toBe(0);
    expect(await count({ 'app.person': officer })).toBe(1);
    expect(await count({ 'app.system': 'job' })).toBeGreaterThan(3);
  });

  test('are swept of what can change no answer any more, and of nothing else', async () => {
    const person: PersonId = toId(newId(world.house));
    const { token: kept } = await open('member', person);
    const { token: dead } = await open('officer');
    world.clock.advance(3 * DAY);
    await world.asSystem('job', (ctx) => sweepAccounts(ctx.tx, ctx.clock.now()));
    expect([await isLive(kept), await isLive(dead)]).toEqual([true, false]);
    const [left] = await world.ownerDb.pool`
      select (select count(*) from accounts_session s where s.kind = 'officer')::integer as sessions,
             (select count(*) from accounts_attempt)::integer as attempts,
             (select count(*) from accounts_device)::integer as devices`;
    expect(left).toEqual({ sessions: 0, attempts: 0, devices: 1 });
  });
});
