import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { checkFlow } from '#platform/flows/rules/check-flow.ts';
import { endpoints as consents } from '#platform/consents/contract.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { wholeAgreement } from '#platform/consents/test/whole-agreement.ts';
import { endpoints as flows, errors as flowsErrors } from '#platform/flows/contract.ts';
import { wakeCases } from '#platform/flows/jobs.ts';
import { checkForm } from '#platform/forms/check-form.ts';
import { destroyKey } from '#platform/crypto/store/subject-keys.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { toId } from '#platform/kernel/id.ts';
import privacyWords from '#platform/privacy/locale/zh-CN.json' with { type: 'json' };
import { newId } from '#platform/kernel/random.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { endpoints as notices } from '#platform/notices/contract.ts';
import { createPress } from '#platform/papers/press.ts';
import { readPdf } from '#platform/papers/test/read-pdf.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { assertReplays } from '#platform/testkit/laws/assert-replays.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { aidHoldings } from '../holdings.ts';
import aidWords from '../locale/zh-CN.json' with { type: 'json' };
import { aidApplication } from '../flows/application.ts';
import { aidReview } from '../flows/review.ts';
import { findDossier } from '../store/dossiers.ts';
import { emptyDossiers } from '../store/held.ts';
import { tellOfReviews } from '../use-cases/run-clocks.ts';
import { APPLICATION, PAYMENT, settle, SURVEY } from './aid-world.ts';
import { openAidWorld, refusedWith, type AidWorld } from './engine-world.ts';

const DAY = 86_400_000;
const STANDARD = { line: 77_000, deepMonths: 10, relativeMonths: 8, accidentMost: 1_000_000, source: '民政局公布', validFrom: toPlainDate('2026-03-09') };
let f: AidWorld;
let worker: Actor;
beforeAll(async () => {
  f = await openAidWorld();
  Object.assign(f.world.house.ports, { press: createPress(f.world.house) });
  worker = await f.enter('王小明');
});
afterAll(() => f.world.close());

/** From the visit to the end of the publicity period. */
async function toPublicity(caseId: string, survey: typeof SURVEY): Promise<void> {
  await f.fill(f.administrator, caseId, survey);
  await f.agree(f.contact, caseId);
  await f.agree(f.chair, caseId);
  await f.agree(f.administrator, caseId);
  await f.world.asSystem('job', wakeCases);
  expect((await f.read(f.chair, caseId)).myTask).toBeNull();
  f.world.clock.advance(9 * DAY);
  await f.world.asSystem('job', wakeCases);
}

test('both definitions are sound: form, flow, and everything that a step names', () => {
  for (const { form, flow, calls, papers, events } of [aidApplication, aidReview]) {
    expect(checkForm(form)).toEqual([]);
    expect(checkFlow(flow, { form, calls: Object.keys(calls), papers: Object.keys(papers), events, limits: [], processes: [] })).toEqual([]);
  }
});

describe('an application', () => {
  test('goes from the phone over visit, committee, publicity and chair to file, notice and payment', async () => {
    const { world, works, administrator, chair } = f;
    await world.call(endpoints.setStandard, chair, { unionId: works, ...STANDARD });
    const caseId = await f.begin(worker, aidApplication.key, APPLICATION);
    expect(await world.call(endpoints.listMine, worker, {})).toMatchObject({ dossiers: [], running: [{ caseId }] });
    await refusedWith(f.begin(worker, aidApplication.key, APPLICATION), errors['under-way']);

    // Whoever writes the visit hears at once what the union's own word is.
    expect(await refusedWith(f.fill(administrator, caseId, { ...SURVEY, line: 70_000 }), errors['line-differs'])).toEqual({ line: '770.00' });
    expect(await refusedWith(f.fill(administrator, caseId, { ...SURVEY, level: 'deep' }), errors['level-unfit'])).toMatchObject({ perHead: '900.00' });
    expect(await refusedWith(f.fill(administrator, caseId, { ...SURVEY, amount: 616_001 }), errors['over-ceiling'])).toEqual({ most: '6160.00' });
    await toPublicity(caseId, SURVEY);
    await f.agree(chair, caseId);
    expect(await refusedWith(f.fill(administrator, caseId, { ...PAYMENT, 'paid-amount': 500_000 }), errors['paid-differs'])).toEqual({ amount: '6000.00' });
    await f.fill(administrator, caseId, PAYMENT);

    const seen = await f.read(worker, caseId);
    expect(seen).toMatchObject({ status: 'agreed', answers: { 'net-per-head': 90_000, 'line-share': 116.8831 }, papers: [{ title: '困难帮扶通知书' }] });
    const notice = await readPdf(await world.call(flows.readPaper, worker, { caseId, paperId: seen.papers[0]?.paperId ?? '' }));
    const words = (await notice.text(1)).replaceAll(/\s/g, '');
    for (const part of ['王小明', '2026-000001', '相对困难', '6,000.00元', '2027年3月18日']) expect(words).toContain(part);
    await notice.close();
  });

  test('is then a file with its payment, for the worker, the union and the one above, and for nobody else', async () => {
    const { world, cityChair, chair, contact } = f;
    const { dossiers: [mine] } = await world.call(endpoints.listMine, worker, {});
    expect(mine).toMatchObject({ number: '2026-000001', state: 'active', level: 'relative', reviewDueOn: '2027-03-18', isDue: false, paid: 600_000, payments: [{ paidOn: '2026-03-30', way: 'bank' }] });
    const dossierId = mine?.dossierId ?? '';
    expect(await world.call(endpoints.readDossier, cityChair, { dossierId })).toMatchObject({
      name: '王小明', facts: { employer: '示例工厂', householdSize: 3, netPerHead: 90_000, lineShare: 116.9, causes: ['illness'] }, payments: [{ amount: 600_000 }],
    });
    expect((await world.call(endpoints.listDossiers, chair, { view: 'active' })).dossiers.map((one) => one.dossierId)).toEqual([dossierId]);
    await refusedWith(world.call(endpoints.readDossier, contact, { dossierId }), generalErrors['not-allowed']);
    await refusedWith(world.call(endpoints.readDossier, await f.enter('别人'), { dossierId }), generalErrors['not-allowed']);
    await refusedWith(world.call(endpoints.readDossier, f.neighbour, { dossierId }), generalErrors['not-found']);
  });

  test('stands sealed: neither tables nor journal of this module tell cause, income or employer', async () => {
    const rows = await f.world.ownerDb.pool<{ line: string }[]>`
      select to_jsonb(d)::text as line from aid_dossier d union all select e.body::text from journal_event e where e.type like 'aid.%' or e.type like 'flows.case%' or e.type = 'flows.paperMade'`;
    const text = JSON.stringify(rows);
    expect(text).toContain('2026-000001');
    for (const told of ['示例工厂', '透析', 'illness', '420000', '11010519491231002X']) expect(text).not.toContain(told);
  });

  test('is counted where it was made, and each figure opens what it counted', async () => {
    const { world, works, city, cityChair } = f;
    const refused = await f.begin(await f.enter('李四'), aidApplication.key, APPLICATION);
    const { myTask } = await f.read(f.administrator, refused);
    await world.call(flows.sendBack, f.administrator, { taskId: myTask?.taskId ?? '', to: 'starter', then: 'again', words: '请补充' });
    const other = await f.enter('赵六');
    const taken = await f.begin(other, aidApplication.key, APPLICATION);
    await world.call(flows.withdraw, other, { caseId: taken });
    await settle(world);
    const figures = await world.call(endpoints.readFigures, cityChair, { unionId: city, year: 2026 });
    expect(figures).toMatchObject({ active: 1, due: 0, year: { asked: 3, agreed: 1, refused: 0, opened: 1, left: 0, payments: 1, paid: 600_000 } });
    expect(figures.months[2]).toMatchObject({ month: 3, asked: 3, paid: 600_000 });
    const listed = async (view: 'all' | 'agreed' | 'asked') =>
      (await world.call(endpoints.listApplications, cityChair, { view, unionId: works, year: 2026, month: 3 })).applications.map((one) => one.state).toSorted();
    expect([await listed('all'), await listed('agreed'), await listed('asked')]).toEqual([['agreed', 'asked', 'withdrawn'], ['agreed'], ['asked']]);
    expect((await world.call(endpoints.listPayments, cityChair, { year: 2026, month: 3 })).payments).toMatchObject([{ amount: 600_000, number: '2026-000001', unionName: '示例工厂工会' }]);
    expect((await world.call(endpoints.listPayments, cityChair, { year: 2026, month: 4 })).payments).toEqual([]);
    const book = await readSheet(await world.call(endpoints.exportFigures, cityChair, { unionId: city, year: 2026, language: 'zh-CN' }));
    if (!book.ok) throw new Error(book.reason);
    expect(book.sheet.rows.slice(2).map((row) => row.cells)).toEqual([['示例工厂工会', 3, 1, 0, 1, 0, 1, '6000.00'], ['合计', 3, 1, 0, 1, 0, 1, '6000.00']]);
  });

  test('rests on two consents of their own: without either it does not begin, and once one is taken back nobody goes on with it', async () => {
    const { world, works, administrator, chair } = f;
    const other = await f.enter('吴八');
    const { versionId, consents: textKey } = await world.call(flows.readProcess, other, { unionId: works, process: aidApplication.key });
    const whole = wholeAgreement(textKey);
    const start = (agreement: typeof whole) => world.call(flows.start, other, {
      caseId: newId(world.house), unionId: works, process: aidApplication.key, versionId, answers: JSON.parse(JSON.stringify(APPLICATION)), agreement,
    });
    await refusedWith(start(undefined), consentErrors['consent-missing']);
    await refusedWith(start({ hash: whole?.hash ?? '', purposes: ['aid'] }), consentErrors['consent-missing']);
    await refusedWith(start({ hash: '0'.repeat(64), purposes: whole?.purposes ?? [] }), consentErrors['text-changed']);
    await refusedWith(start({ hash: whole?.hash ?? '', purposes: ['family'] }), consentErrors['purpose-unknown']);
    const own = async () => (await world.call(consents.listOwn, other, {})).consents.map(({ purpose, state }) => `${purpose} ${state}`).toSorted();
    expect(await own()).toEqual([]);
    const { caseId } = await start(whole);
    expect(await own()).toEqual(['aid given', 'aid-publicity given']);
    await f.fill(administrator, caseId, SURVEY);
    expect((await f.read(chair, caseId)).consents).toEqual([{ purpose: 'aid', state: 'given' }, { purpose: 'aid-publicity', state: 'given' }]);
    await world.call(consents.withdraw, other, { textKey: 'aid', purpose: 'aid-publicity' });
    await refusedWith(f.agree(f.contact, caseId), flowsErrors['call-refused']);
    const seen = await f.read(f.contact, caseId);
    expect(seen.consents).toContainEqual({ purpose: 'aid-publicity', state: 'withdrawn' });
    // What does not go further may still go back, or end.
    await world.call(flows.sendBack, f.contact, { taskId: seen.myTask?.taskId ?? '', to: 'starter', then: 'again', words: '同意已经撤回' });
    await refusedWith(world.call(flows.resubmit, other, { caseId, answers: {} }), flowsErrors['call-refused']);
    await world.call(flows.withdraw, other, { caseId });
  });

  test('in a version of a union’s own that still asks by two answers is refused where one is no', async () => {
    const { world, works, chair } = f;
    const read = await world.call(flows.readDefinition, chair, { unionId: works, process: aidApplication.key });
    const { form } = read.definition;
    const asked = { key: 'consent', kind: 'yes-no' as const, class: 'C2' as const, isRequired: true, label: { 'zh-CN': '我同意' } };
    await world.call(flows.publish, chair, { unionId: works, process: aidApplication.key, versionId: newId(world.house), basedOn: read.versionId, definition: { ...read.definition, form: { fields: [asked, ...form.fields] } } });
    const other = await f.enter('郑九');
    await refusedWith(f.begin(other, aidApplication.key, { ...APPLICATION, consent: false }), errors['consent-missing']);
    await world.call(flows.withdraw, other, { caseId: await f.begin(other, aidApplication.key, { ...APPLICATION, consent: true }) });
    await world.call(flows.giveUpOwn, chair, { unionId: works, process: aidApplication.key });
  });

  test('is refused where family and lines differ', async () => {
    const other = await f.enter('周七');
    expect(await refusedWith(f.begin(other, aidApplication.key, { ...APPLICATION, 'household-size': 4 }), errors['household-differs'])).toEqual({ size: 4, rows: 2 });
  });

  test('above the limit goes to the union above, and without money pays nothing', async () => {
    const other = await f.enter('吴八');
    const caseId = await f.begin(other, aidApplication.key, APPLICATION);
    await toPublicity(caseId, { ...SURVEY, 'aid-form': 'medical', 'amount': 2_000_001 });
    await f.agree(f.chair, caseId);
    expect((await f.read(f.cityChair, caseId)).myTask).toMatchObject({ step: 'upper-chair' });
    const small = await f.enter('郑九');
    const filed = await f.begin(small, aidApplication.key, APPLICATION);
    await toPublicity(filed, { ...SURVEY, amount: 0 });
    await f.agree(f.chair, filed);
    expect(await f.read(small, filed)).toMatchObject({ status: 'agreed' });
    expect(await f.world.call(endpoints.listMine, small, {})).toMatchObject({ dossiers: [{ number: '2026-000002', paid: 0 }], running: [] });
  });
});

/** The review of a file that waits for its visit. */
async function reviewOf(number: string): Promise<string> {
  const { tasks } = await f.world.call(flows.listTasks, f.administrator, { view: 'todo', process: aidReview.key });
  for (const { caseId } of tasks) if ((await f.read(f.administrator, caseId)).answers['dossier-number'] === number) return caseId;
  throw new Error(`no review of ${number} waits`);
}

describe('a file', () => {
  test('is reviewed after a year, when the union has been told, and leaves when the hardship is over', async () => {
    const { world, administrator, contact, chair } = f;
    const answers = { 'visited-on': '2027-03-01', 'entitled': false, 'finding': '配偶病情好转，已就业。' };
    expect(await refusedWith(f.begin(administrator, aidReview.key, { 'dossier-number': '2026-000001' }), errors['review-early'])).toEqual({ day: '2027-01-17' });
    await refusedWith(f.begin(administrator, aidReview.key, { 'dossier-number': '2026-000099' }), errors['no-dossier']);
    world.clock.advance(366 * DAY);
    expect([await world.asSystem('job', tellOfReviews), await world.asSystem('job', tellOfReviews)]).toEqual([2, 0]);
    expect((await world.call(endpoints.listDossiers, chair, { view: 'due' })).dossiers.map((one) => one.number)).toEqual(['2026-000002', '2026-000001']);
    // The clock has begun it: the visit stands among the administrator's tasks.
    const caseId = await reviewOf('2026-000001');
    await f.fill(administrator, caseId, answers);
    await f.agree(contact, caseId);
    await f.agree(chair, caseId);
    expect(await world.call(endpoints.listMine, worker, {})).toMatchObject({ dossiers: [{ state: 'left', reviewDueOn: null, paid: 600_000, reviews: [{ isEntitled: false }] }] });
    const { dossiers: [left] } = await world.call(endpoints.listDossiers, chair, { view: 'left' });
    expect((await world.call(endpoints.readDossier, chair, { dossierId: left?.dossierId ?? '' })).reviews).toMatchObject([{ finding: '配偶病情好转，已就业。', isEntitled: false }]);
    await settle(world);
    const told = async (who: Actor) => (await world.call(notices.listMine, who, {})).notices.map((notice) => notice.kind);
    expect(await told(worker)).toEqual(expect.arrayContaining(['aid.notice.opened', 'aid.notice.paid', 'aid.notice.left']));
    expect(await told(chair)).toContain('aid.notice.due');
  });

  test('that stays is looked at again a year later', async () => {
    const { world, administrator, contact, chair } = f;
    const answers = { 'visited-on': '2027-03-01', 'entitled': true, 'level': 'deep', 'finding': '仍然困难，继续帮扶。' };
    // Begun by hand beside the clock's own, it is the same; whichever ends second finds the file reviewed.
    const [begun, caseId] = [await reviewOf('2026-000002'), await f.begin(administrator, aidReview.key, { 'dossier-number': '2026-000002' })];
    await f.fill(administrator, caseId, answers);
    await f.agree(contact, caseId);
    await f.agree(chair, caseId);
    await f.fill(administrator, begun, answers);
    await f.agree(contact, begun);
    await refusedWith(f.agree(chair, begun), flowsErrors['call-refused']);
    expect((await world.call(endpoints.listDossiers, chair, { view: 'active' })).dossiers).toMatchObject([{ number: '2026-000002', level: 'deep', isDue: false }]);
  });
});

test('a worker finds what is kept about them, each value under its own name', async () => {
  const personId = worker.kind === 'person' ? worker.personId : toId<'person'>('');
  const held = await f.world.asSystem('job', async (ctx) => {
    const rows = [];
    for (const one of aidHoldings) rows.push(...await one.read?.(ctx, personId) ?? []);
    return rows.flat();
  });
  const known = { ...privacyWords, ...aidWords };
  for (const { name, value, isWord } of held) for (const key of isWord === true ? [name, String(value)] : [name]) expect(known).toHaveProperty([key]);
  expect(held.map(({ value }) => value)).toEqual(expect.arrayContaining(['2026-000001', '王小明', '示例工厂', '6,000.00', '配偶病情好转，已就业。']));
});

test('a standard begins today or later, holds below, and the nearer word goes before', async () => {
  const { world, city, works, cityChair, chair } = f;
  await refusedWith(world.call(endpoints.setStandard, cityChair, { unionId: city, ...STANDARD }), errors['standard-past']);
  await world.call(endpoints.setStandard, cityChair, { unionId: city, ...STANDARD, line: 80_000, validFrom: toPlainDate('2030-01-01') });
  expect(await world.call(endpoints.readStandard, chair, { unionId: works })).toMatchObject({ inForce: { line: 77_000, setBy: '示例工厂工会' }, own: [{ line: 77_000, validTo: null }] });
  expect(await world.call(endpoints.readStandard, cityChair, { unionId: city })).toMatchObject({ inForce: null, own: [{ line: 80_000 }] });
});

test('the journal alone gives every row again', async () => {
  const tables = ['aid_dossier', 'aid_application', 'aid_payment', 'aid_review', 'aid_standard'];
  expect((await assertReplays(f.world, manifests, tables)).every((rows) => rows.length > 0)).toBe(true);
});

test('a worker who is forgotten leaves a closed file without name, and nobody is told to visit them', async () => {
  const { world, chair } = f;
  const { dossiers: [open] } = await world.call(endpoints.listDossiers, chair, { view: 'active' });
  const dossierId = open?.dossierId ?? '';
  const { personId } = await world.asSystem('job', async (ctx) => (await findDossier(ctx.tx, ctx.reach, dossierId, false)) ?? { personId: null });
  await world.asSystem('replay', ({ tx }) => emptyDossiers(tx, [personId ?? '']));
  await world.asSystem('job', ({ tx }) => destroyKey(tx, personId ?? ''));
  world.clock.advance(400 * DAY);
  expect(await world.asSystem('job', tellOfReviews)).toBe(0);
  expect(await world.call(endpoints.readDossier, chair, { dossierId })).toMatchObject({ name: '', state: 'left', leftOn: null, facts: null });
});
