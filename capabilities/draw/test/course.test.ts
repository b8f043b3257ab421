import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints as signup } from '#capabilities/signup/contract.ts';
import { HOUR } from '#capabilities/signup/test/signup-world.ts';
import { endpoints as desk } from '#platform/desk/contract.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { fileHashOf, publishDraw, publishedText } from '../rules/settle-draw.ts';
import { verifyDraw } from '../rules/verify-draw.ts';
import { callOffDraws } from '../use-cases/open-draws.ts';
import { publishedDraw } from '../wire.ts';
import { makeOpening, officeCommitment, workerCommitments } from '../rules/kept-opening.ts';
import { openDrawWorld, type DrawWorld } from './draw-world.ts';

let at: DrawWorld;
beforeAll(async () => { at = await openDrawWorld(); });
afterAll(() => at.world.close());

const script = fileURLToPath(new URL('../../../docs/verify-draw.mjs', import.meta.url));
/** What plain Node says of the bytes that the endpoint handed out. */
async function runScript(text: string, ...more: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'draw-'));
  try {
    await writeFile(join(folder, 'draw.json'), text);
    return await promisify(execFile)(process.execPath, [script, join(folder, 'draw.json'), ...more]).then((end) => end.stdout, (end: { stdout: string }) => end.stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}
const chair = async (of: 'works' | 'city' | 'province' | 'mill') => at.chairOf(at.unions[of]);
const person = async (personId: PersonId) => at.world.actorOf(personId);

/** Of the works: so many groups for so many places, with all three kinds of parties, frozen. */
async function frozenDraw(places: number, sizes: readonly number[]) {
  const drawId = await at.openDraw(at.unions.works, places);
  const entered = await at.signUp(drawId, at.unions.works, sizes);
  const worker = entered[0]?.personId ?? nobody();
  const [organiser, closer] = [await at.commitFor(drawId, at.unions.works, 'organiser'), await at.commitFor(drawId, at.unions.city, 'closer')];
  const { party, opening } = await at.commitAs(drawId, worker);
  at.world.clock.advance(24 * HOUR);
  await at.look();
  return { drawId, entered, worker, organiser, closer, party, opening };
}

describe('the whole course', () => {
  test('from the tap to the file that a script outside the product agrees with, and to the places', async () => {
    const sizes = [1, 2, 1, 3, 1, 2, 1, 1];
    const { drawId, entered, worker, organiser, closer, party, opening } = await frozenDraw(4, sizes);
    const frozen = await at.read(drawId);
    expect(frozen).toMatchObject({ state: 'frozen', entries: 8, missing: [], turn: [1, 3], organiser: { name: '示例工厂工会' }, closer: { name: '示例市总工会' } });
    expect(frozen.parties.map(({ role, name }) => [role, name])).toEqual([['organiser', '示例工厂工会'], ['closer', '示例市总工会'], ['worker', '']]);
    // The list is what was hashed, and everybody has the hash before anybody reveals.
    expect(sha256Hex(await at.file(drawId, 'list'))).toBe(frozen.listHash);
    expect(await at.mine(drawId, worker)).toMatchObject({ entry: { rank: null, entries: 8, size: 1 }, party: { party: 3, isRevealed: false }, mayCommit: false });

    await at.recorder.refused(endpoints.reveal, await chair('city'), { drawId, party: 2, ...closer }, errors['turn-to-come']);
    await at.recorder.refused(endpoints.reveal, await person(worker), { drawId, party, ...makeOpening(at.world.house.random) }, errors['does-not-open']);
    await at.recorder.refused(endpoints.reveal, await person(worker), { drawId, party: 9, ...opening }, errors['not-a-party']);
    await at.reveal(drawId, worker, party, opening);
    await at.reveal(drawId, worker, party, opening);
    await at.recorder.refused(endpoints.reveal, await person(worker), { drawId, party, ...organiser }, errors['revealed-already']);
    await at.recorder.refused(endpoints.readFile, { kind: 'anonymous' }, { drawId, part: 'result' }, errors['not-published']);
    // Somebody else brings the organiser's: it proves itself. Then the first turn is over before its time, and the closer is told.
    await at.reveal(drawId, worker, 1, organiser);
    expect((await at.read(drawId)).turn).toEqual([2]);
    await at.look();
    await at.recorder.call(endpoints.reveal, await chair('city'), { drawId, party: 2, ...closer });
    await at.look();

    const settled = await at.read(drawId);
    expect(settled).toMatchObject({ state: 'settled', turn: [] });
    const text = await at.file(drawId, 'result');
    const file = publishedDraw.parse(JSON.parse(text));
    expect([text, verifyDraw(file, frozen.listHash ?? '')]).toEqual([publishedText(file), []]);
    expect([file.hash, file.missing]).toEqual([settled.resultHash, []]);
    await expectPlacesAsFile(drawId, entered, file);
    const mine = await at.mine(drawId, worker);
    expect(await runScript(text, frozen.listHash ?? '', mine.entry?.number ?? '')).toMatch(mine.entry?.isPlaced === true ? /has its places\.\nRight/ : /waits as no\. \d+\.\nRight/);
    expect(mine.entry?.last).toEqual({ number: file.order.findLast((number) => file.placed.includes(number)), rank: 1 + file.order.findLastIndex((number) => file.placed.includes(number)) });
    await at.recorder.refused(endpoints.reveal, await person(worker), { drawId, party, ...organiser }, errors['turn-over']);
    // Nobody is named, and no id of anybody stands in it.
    for (const { personId, entryId } of entered) expect([text.includes(personId), text.includes(entryId)]).toEqual([false, false]);
  });

  test('a missing value is named, and the draw goes on without it when the published times are over', async () => {
    const { drawId, entered, worker, party, opening } = await frozenDraw(2, [1, 1, 1, 1]);
    await at.reveal(drawId, worker, party, opening);
    at.world.clock.advance(24 * HOUR);
    await at.look();
    expect(await at.read(drawId)).toMatchObject({ state: 'frozen', turn: [2] });
    at.world.clock.advance(24 * HOUR);
    await at.look();
    const file = publishedDraw.parse(JSON.parse(await at.file(drawId, 'result')));
    expect(file.missing).toEqual([1, 2]);
    await expectPlacesAsFile(drawId, entered, file);
    expect(await runScript(await at.file(drawId, 'result'))).toContain('Missing: the value of party 1.');
  });

  test('who comes late with a value, or early, is refused; the closer waits for the first turn or its end', async () => {
    const { drawId, worker, party, opening, closer } = await frozenDraw(1, [1, 1]);
    at.world.clock.advance(24 * HOUR);
    await at.recorder.refused(endpoints.reveal, await person(worker), { drawId, party, ...opening }, errors['turn-over']);
    await at.recorder.call(endpoints.reveal, await chair('city'), { drawId, party: 2, ...closer });
    await at.look();
    expect((await at.read(drawId)).parties.map(({ revealedAt }) => revealedAt === null)).toEqual([true, false, true]);
  });

  test('another list than the frozen one is right in itself, and known by the hash that a phone kept', async () => {
    const { drawId, entered } = await frozenDraw(1, [1, 1, 1]);
    const kept = (await at.read(drawId)).listHash ?? '';
    at.world.clock.advance(48 * HOUR);
    await at.look();
    const file = publishedDraw.parse(JSON.parse(await at.file(drawId, 'result')));
    const [first, ...rest] = file.frozen.entries;
    const forged = publishDraw({ ...file.frozen, entries: [{ ...first ?? nobody(), weight: 5 }, ...rest] }, file.reveals);
    expect([verifyDraw(forged), verifyDraw(forged, kept)]).toEqual([[], ['another-list']]);
    expect(await runScript(publishedText(forged), kept)).toContain('another list');
    // And the control: the file as it was published, with the same hash.
    expect(await runScript(await at.file(drawId, 'result'), kept)).toContain('Right: every part');
    const { hash: _hash, ...unsigned } = file;
    expect(fileHashOf(unsigned)).toBe(file.hash);
    expect(entered).toHaveLength(3);
  });

  test('who leaves after the freeze keeps their line; nobody who was placed loses by it, and what is free is offered in drawn order', async () => {
    const { drawId, entered } = await frozenDraw(3, [2, 3, 1, 1, 2, 1]);
    const list = await at.file(drawId, 'list');
    for (const { personId, entryId } of entered.slice(0, 2)) await at.world.call(signup.leave, await person(personId), { entryId });
    at.world.clock.advance(48 * HOUR);
    await at.look();
    expect(await at.file(drawId, 'list')).toBe(list);
    const file = publishedDraw.parse(JSON.parse(await at.file(drawId, 'result')));
    expect(file.order).toHaveLength(6);
    let persons = 0;
    for (const { personId } of entered.slice(2)) {
      const [state, { entry }] = [await at.stateOf(personId, drawId), await at.mine(drawId, personId)];
      expect(state).toMatch(entry?.isPlaced === true ? /^placed$/ : /^(waiting|offered)$/);
      if (state !== 'waiting') persons += entry?.size ?? 0;
    }
    expect(persons).toBeLessThanOrEqual(3);
  });

  test('weights stand in the list without their reasons, and are set before the freeze alone', async () => {
    const drawId = await at.openDraw(at.unions.works, 1);
    const entered = await at.signUp(drawId, at.unions.works, [1, 1]);
    const [favoured, other] = entered as [typeof entered[number], typeof entered[number]]; // -- two of two
    const reason = '一线高温岗位，去年没抽中';
    await at.recorder.call(endpoints.setWeight, await chair('works'), { drawId, entryId: favoured.entryId, weight: 2, reason: '先写错了' });
    await at.recorder.call(endpoints.setWeight, await chair('works'), { drawId, entryId: favoured.entryId, weight: 3, reason });
    await at.recorder.refused(endpoints.setWeight, await chair('works'), { drawId, entryId: newId(at.world.house), weight: 3, reason }, errors['entry-unknown']);
    await expect(at.world.call(endpoints.setWeight, await chair('mill'), { drawId, entryId: favoured.entryId, weight: 3, reason })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await at.recorder.call(endpoints.listWeights, await chair('works'), { drawId })).toMatchObject({
      state: 'open', mayChange: true, weights: [{ entryId: favoured.entryId, name: expect.any(String), unionName: '示例工厂工会', weight: 3, reason }],
    });
    const found = async (words: string) => (await at.recorder.call(endpoints.findEntries, await chair('works'), { drawId, words })).entries.map(({ entryId, name }) => [entryId, name]);
    expect(await found('')).toEqual([[favoured.entryId, '职工1'], [other.entryId, '职工2']]);
    expect(await found('工2')).toEqual([[other.entryId, '职工2']]);
    // Taken back is a weight like everybody's.
    await at.recorder.call(endpoints.setWeight, await chair('works'), { drawId, entryId: other.entryId, weight: 5, reason: '看错了人' });
    await at.recorder.call(endpoints.setWeight, await chair('works'), { drawId, entryId: other.entryId, weight: 1, reason: '撤销' });
    expect((await at.recorder.call(endpoints.listWeights, await chair('works'), { drawId })).weights.map(({ entryId }) => entryId)).toEqual([favoured.entryId]);
    await at.commitFor(drawId, at.unions.works, 'organiser');
    await at.commitFor(drawId, at.unions.city, 'closer');
    await at.commitAs(drawId, other.personId);
    at.world.clock.advance(24 * HOUR);
    await at.look();
    expect(await at.recorder.call(endpoints.listWeights, await chair('works'), { drawId })).toMatchObject({ state: 'frozen', mayChange: false });
    const list = await at.file(drawId, 'list');
    expect([...list.matchAll(/"weight":(\d)/g)].map(([, weight]) => weight).toSorted()).toEqual(['1', '3']);
    expect(list).not.toContain('一线');
    expect((await at.mine(drawId, favoured.personId)).entry).toMatchObject({ weight: 3 });
    await at.recorder.refused(endpoints.setWeight, await chair('works'), { drawId, entryId: favoured.entryId, weight: 5, reason }, errors['committing-over']);
  });
});

describe('who commits', () => {
  test('one device, one number, one office; pressing again changes nothing', async () => {
    const drawId = await at.openDraw(at.unions.works, 1);
    const [one, other] = await at.people(at.unions.works, 2) as [PersonId, PersonId]; // -- two of two
    const [stranger] = await at.people(at.unions.mill, 1) as [PersonId]; // -- one of one
    const opening = makeOpening(at.world.house.random);
    const commitments = workerCommitments(drawId, opening);
    expect(await at.mine(drawId, one)).toEqual({ entry: null, party: null, mayCommit: true });
    expect(await at.commitAs(drawId, one, opening)).toMatchObject({ party: 3 });
    // From another device: the first value stands, and the answer says which commitment that is.
    const again = await at.recorder.call(endpoints.commitAsWorker, await person(one), { drawId, commitments: workerCommitments(drawId, makeOpening(at.world.house.random)) });
    expect(again).toEqual({ party: 3, commitment: commitments[0] });
    await at.recorder.refused(endpoints.commitAsWorker, await person(other), { drawId, commitments: commitments.with(1, commitments[0] ?? '') }, errors['commitment-repeated']);
    expect(await at.commitAs(drawId, other)).toMatchObject({ party: 4 });
    await at.recorder.refused(endpoints.commitAsWorker, await person(stranger), { drawId, commitments }, errors['not-for-you']);
    const nowhere = newId(at.world.house);
    await at.recorder.refused(endpoints.commitAsWorker, await person(one), { drawId: nowhere, commitments }, errors['draw-unknown']);
    await at.recorder.refused(endpoints.readDraw, { kind: 'anonymous' }, { drawId: nowhere }, errors['draw-unknown']);
    await at.recorder.refused(endpoints.readMine, await person(one), { drawId: nowhere }, errors['draw-unknown']);
    await at.recorder.refused(endpoints.readFile, { kind: 'anonymous' }, { drawId: nowhere, part: 'list' }, errors['draw-unknown']);
    await at.recorder.refused(endpoints.reveal, await person(one), { drawId: nowhere, party: 3, ...opening }, errors['draw-unknown']);
    await at.recorder.refused(endpoints.reveal, await person(one), { drawId, party: 3, ...opening }, errors['turn-to-come']);
  });

  test('offices: their own people alone, not both sides in one hand, and once', async () => {
    const drawId = await at.openDraw(at.unions.works, 1);
    const commitment = officeCommitment(drawId, 'organiser', makeOpening(at.world.house.random));
    const works = at.unions.works;
    // The city's chair reaches the works below, and still does not press for it.
    await at.recorder.refused(endpoints.commitForUnion, await chair('city'), { drawId, unionId: works, commitment }, errors['other-office']);
    await at.recorder.refused(endpoints.commitForUnion, await chair('mill'), { drawId, unionId: at.unions.mill, commitment }, errors['not-a-party']);
    await at.recorder.refused(endpoints.commitForUnion, await chair('works'), { drawId: newId(at.world.house), unionId: works, commitment }, errors['draw-unknown']);
    const opening = await at.commitFor(drawId, works, 'organiser');
    await at.commitFor(drawId, works, 'organiser', opening);
    await at.recorder.refused(endpoints.commitForUnion, await chair('works'), { drawId, unionId: works, commitment }, errors['committed-already']);
    await at.recorder.refused(endpoints.commitForUnion, await chair('city'), { drawId, unionId: at.unions.city, commitment: officeCommitment(drawId, 'organiser', opening) }, errors['commitment-repeated']);
    const both = await at.doubleOffice(works, at.unions.city);
    const second = await at.openDraw(works, 1);
    await at.recorder.call(endpoints.commitForUnion, both, { drawId: second, unionId: works, commitment: officeCommitment(second, 'organiser', opening) });
    const closing = officeCommitment(second, 'closer', makeOpening(at.world.house.random));
    await at.recorder.refused(endpoints.commitForUnion, both, { drawId: second, unionId: at.unions.city, commitment: closing }, errors['both-sides']);
    const tasks = await at.recorder.call(endpoints.listTasks, await chair('city'), {});
    expect(tasks.tasks.find((one) => one.drawId === second)).toMatchObject({ role: 'closer', commitment: null, unionName: '示例工厂工会', missing: ['worker', 'closer'] });
  });

  test('a crowd that taps in one moment gets numbers without a gap, each once', async () => {
    const drawId = await at.openDraw(at.unions.works, 1);
    const people = await at.people(at.unions.works, 12);
    const parties = await Promise.all(people.map((one) => at.commitAs(drawId, one)));
    expect(parties.map(({ party }) => party).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 3));
  });

  test('what a draw waits for stands on the desk of whoever can press, and of nobody else', async () => {
    const drawId = await at.openDraw(at.unions.mill, 1);
    const todos = async (of: 'mill' | 'city') => {
      const start = await at.world.call(desk.readStart, await chair(of), {});
      return new Map(start.todos.map(({ kind, count, link }) => [kind, { count, link }]));
    };
    const before = (await todos('city')).get('draw.todo.commit')?.count ?? 0;
    expect((await todos('mill')).get('draw.todo.commit')).toEqual({ count: 1, link: '/draws' });
    const [opening, closing] = [await at.commitFor(drawId, at.unions.mill, 'organiser'), await at.commitFor(drawId, at.unions.city, 'closer')];
    expect([(await todos('mill')).has('draw.todo.commit'), (await todos('city')).get('draw.todo.commit')?.count ?? 0]).toEqual([false, before - 1]);
    const [first] = await at.signUp(drawId, at.unions.mill, [1, 1]);
    await at.commitAs(drawId, first?.personId ?? nobody());
    at.world.clock.advance(24 * HOUR);
    await at.look();
    expect((await todos('mill')).get('draw.todo.reveal')?.count).toBe(1);
    await at.recorder.call(endpoints.reveal, await chair('mill'), { drawId, party: 1, ...opening });
    expect((await todos('mill')).has('draw.todo.reveal')).toBe(false);
    at.world.clock.advance(24 * HOUR);
    expect((await todos('city')).get('draw.todo.reveal')?.count).toBeGreaterThan(0);
    await at.recorder.call(endpoints.reveal, await chair('city'), { drawId, party: 2, ...closing });
    await at.look();
    expect((await at.read(drawId)).state).toBe('settled');
  });

  test('sixty-two workers at most', async () => {
    const drawId = await at.openDraw(at.unions.works, 1);
    const people = await at.people(at.unions.works, 63);
    for (const one of people.slice(0, 62)) await at.commitAs(drawId, one);
    await at.recorder.refused(endpoints.commitAsWorker, await person(people[62] ?? nobody()), { drawId, commitments: workerCommitments(drawId, makeOpening(at.world.house.random)) }, errors['too-many-parties']);
  });

  test('a topmost union asks another; one with unions above asks one of those, until they have committed', async () => {
    const top = await at.openDraw(at.unions.province, 1);
    expect(await at.read(top)).toMatchObject({ closer: null, missing: ['organiser', 'worker', 'closer'] });
    await at.recorder.refused(endpoints.askCloser, await chair('province'), { drawId: top, closerId: at.unions.province }, errors['closer-unfit']);
    await at.recorder.call(endpoints.askCloser, await chair('province'), { drawId: top, closerId: at.unions.mill });
    expect((await at.read(top)).closer).toEqual({ unionId: at.unions.mill, name: '示例纺织厂工会' });
    await at.commitFor(top, at.unions.mill, 'closer');
    await at.recorder.refused(endpoints.askCloser, await chair('province'), { drawId: top, closerId: at.unions.city }, errors['committed-already']);
    const below = await at.openDraw(at.unions.works, 1);
    await at.recorder.refused(endpoints.askCloser, await chair('works'), { drawId: below, closerId: at.unions.mill }, errors['closer-unfit']);
    await at.recorder.call(endpoints.askCloser, await chair('works'), { drawId: below, closerId: at.unions.province });
  });
});

describe('a party that is missing', () => {
  async function delayed() {
    const drawId = await at.openDraw(at.unions.works, 1);
    const entered = await at.signUp(drawId, at.unions.works, [1, 1]);
    await at.commitFor(drawId, at.unions.works, 'organiser');
    await at.commitAs(drawId, entered[0]?.personId ?? nobody());
    at.world.clock.advance(24 * HOUR);
    await at.look();
    return { drawId, entered };
  }

  test('is named and waited for, and the list is frozen when it comes', async () => {
    const { drawId } = await delayed();
    expect(await at.read(drawId)).toMatchObject({ state: 'delayed', missing: ['closer'] });
    at.world.clock.advance(HOUR);
    await at.commitFor(drawId, at.unions.city, 'closer');
    await at.look();
    expect(await at.read(drawId)).toMatchObject({ state: 'frozen', missing: [] });
  });

  test('waited for in vain, nothing is drawn until the union extends the time, openly', async () => {
    const { drawId } = await delayed();
    at.world.clock.advance(24 * HOUR);
    const commitment = officeCommitment(drawId, 'closer', makeOpening(at.world.house.random));
    await at.recorder.refused(endpoints.commitForUnion, await chair('city'), { drawId, unionId: at.unions.city, commitment }, errors['committing-over']);
    await at.look();
    expect(await at.read(drawId)).toMatchObject({ state: 'stuck', missing: ['closer'] });
    const [late] = await at.people(at.unions.works, 1) as [PersonId]; // -- one of one
    await at.recorder.refused(endpoints.commitAsWorker, await person(late), { drawId, commitments: workerCommitments(drawId, makeOpening(at.world.house.random)) }, errors['committing-over']);
    const inHours = (hours: number) => shiftInstant(at.world.clock.now(), hours * HOUR).toISOString();
    const extend = async (hours: number) => ({ drawId, freezeBy: inHours(hours), reason: '上级工会的同志周一才回来' });
    await at.recorder.refused(endpoints.extend, await chair('works'), await extend(-1), errors['too-late']);
    await at.recorder.refused(endpoints.extend, await chair('works'), await extend(200), errors['too-late']);
    await at.recorder.call(endpoints.extend, await chair('works'), await extend(30));
    expect(await at.read(drawId)).toMatchObject({ state: 'delayed', freezeBy: inHours(30), reason: '上级工会的同志周一才回来' });
    await at.commitFor(drawId, at.unions.city, 'closer');
    await at.look();
    expect(await at.read(drawId)).toMatchObject({ state: 'frozen' });
    await at.recorder.refused(endpoints.extend, await chair('works'), await extend(1), errors['not-waiting']);
    await at.recorder.refused(endpoints.turnToApproval, await chair('works'), { drawId, reason: '不抽了' }, errors['not-waiting']);
    await at.recorder.refused(endpoints.askCloser, await chair('works'), { drawId, closerId: at.unions.province }, errors['committing-over']);
  });

  test('or says that an officer decides instead; the reason is published', async () => {
    const { drawId, entered } = await delayed();
    await at.recorder.call(endpoints.turnToApproval, await chair('works'), { drawId, reason: '没有上级工会能参加' });
    expect(await at.read(drawId)).toMatchObject({ state: 'ended', ending: 'turned', reason: '没有上级工会能参加' });
    expect(await at.stateOf(entered[0]?.personId ?? nobody(), drawId)).toBe('asked');
    const actor = await chair('works');
    expect(await at.world.call(signup.decideEntries, actor, { offerId: drawId, entries: entered.map(({ entryId }) => entryId), isAgreed: true })).toMatchObject({ placed: 1, waiting: 1 });
  });
});

describe('where nothing has to be drawn', () => {
  test('everybody fits: all have places, without any party', async () => {
    const drawId = await at.openDraw(at.unions.works, 5);
    const entered = await at.signUp(drawId, at.unions.works, [2, 3]);
    at.world.clock.advance(24 * HOUR);
    await at.look();
    expect(await at.read(drawId)).toMatchObject({ state: 'ended', ending: 'all-fit' });
    for (const { personId } of entered) expect(await at.stateOf(personId, drawId)).toBe('placed');
  });

  test('nobody came, or all of it was called off', async () => {
    const [empty, cancelled] = [await at.openDraw(at.unions.works, 5), await at.openDraw(at.unions.works, 5)];
    await at.world.asSystem('job', (ctx) => callOffDraws(ctx, [cancelled]));
    expect(await at.read(cancelled)).toMatchObject({ state: 'ended', ending: 'cancelled' });
    at.world.clock.advance(24 * HOUR);
    await at.look();
    expect(await at.read(empty)).toMatchObject({ state: 'ended', ending: 'empty' });
  });
});

test('every endpoint answered once, and every refusal that it declares was given', () => {
  expect(at.recorder.missing(endpoints)).toEqual([]);
});

/** Whoever the file places has a place, whoever it lets wait waits, and no place is given twice. */
async function expectPlacesAsFile(drawId: string, entered: readonly { readonly personId: PersonId }[], file: ReturnType<typeof publishedDraw.parse>): Promise<void> {
  let persons = 0;
  for (const { personId } of entered) {
    const { entry } = await at.mine(drawId, personId);
    const number = entry?.number ?? '';
    expect([entry?.rank, entry?.isPlaced, entry?.waitingBefore]).toEqual([
      file.order.indexOf(number) + 1, file.placed.includes(number), file.waiting.includes(number) ? file.waiting.indexOf(number) : null,
    ]);
    expect(await at.stateOf(personId, drawId)).toBe(file.placed.includes(number) ? 'placed' : 'waiting');
    if (file.placed.includes(number)) persons += entry?.size ?? 0;
  }
  expect(persons).toBeLessThanOrEqual(file.frozen.places);
}

function nobody(): never {
  throw new Error('somebody is missing');
}
