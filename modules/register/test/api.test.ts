import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { toId } from '#platform/kernel/id.ts';
import { endpoints as consents } from '#platform/consents/contract.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { newId } from '#platform/kernel/random.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { endpoints as countersign, errors as countersignErrors } from '#platform/countersign/contract.ts';
import { endMembership } from '#platform/orgs/memberships/change-membership.ts';
import { findHome } from '#platform/orgs/memberships/store/memberships.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { sheetErrors } from '#platform/sheets/contract.ts';
import type { Cell } from '#platform/sheets/sheet.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { enterMember } from '../use-cases/enter-member.ts';
import { uploadRows } from './register-sheets.ts';
import { appointChair, enterPerson, idNumberOf, openRegisterWorld, phoneOf, type RegisterWorld } from './register-world.ts';

let world: RegisterWorld;
let recorder: ErrorRecorder;
let officer: Actor;
beforeAll(async () => {
  world = await openRegisterWorld();
  recorder = recordErrors(world);
  officer = world.officers.firm;
});
afterAll(async () => { await world.close(); });

const id = () => newId(world.house);
const base = { idType: 'resident', details: {}, personal: {} } as const;
const add = (number: number, more: object = {}) => recorder.call(endpoints.addMember, officer, {
  ...base, unionId: world.firm.id, name: `职工${number}`, idNumber: idNumberOf(number), phone: phoneOf(number), ...more,
});
const refusedAdd = (input: object, entry: Parameters<ErrorRecorder['refused']>[3]) =>
  recorder.refused(endpoints.addMember, officer, { ...base, unionId: world.firm.id, name: '某职工', ...input }, entry);

describe('entering a member', () => {
  test('gives a person, a home and a record whose numbers nobody sees unasked', async () => {
    const { personId } = await add(1, { details: { workUnit: '恒口制衣厂', newForm: 'courier' }, personal: { politicalStatus: '群众' } });
    const { members } = await recorder.call(endpoints.listMembers, officer, { unionId: world.firm.id, words: '职工1' });
    expect(members).toMatchObject([{ personId, name: '职工1', maskedPhone: '199****0001', unionName: '恒口制衣厂工会', standing: 'valid', newForm: 'courier' }]);
    const seen = await recorder.call(endpoints.readMember, officer, { personId });
    expect(seen).toMatchObject({ details: { workUnit: '恒口制衣厂' }, personal: { politicalStatus: '群众' }, memberships: [{ state: 'valid' }] });
    expect(seen.sealed).toEqual(['phone', 'idNumber', 'bornOn']);
    for (const secret of [idNumberOf(1), phoneOf(1)]) expect(JSON.stringify([members, seen])).not.toContain(secret);
  });

  test('is refused for what cannot be, for who is here, and for who belongs elsewhere', async () => {
    await add(2);
    expect(await refusedAdd({ idNumber: '110105491231002' }, errors.identity)).toEqual({ reason: 'id-fifteen' });
    await refusedAdd({ phone: '029-123456' }, errors.phone);
    await refusedAdd({}, errors['nothing-to-know-by']);
    await refusedAdd({ name: '职工2', idNumber: idNumberOf(2) }, errors['already-here']);
    await refusedAdd({ idNumber: idNumberOf(2) }, errors['name-differs']);
    await refusedAdd({ idNumber: idNumberOf(3), phone: phoneOf(2) }, errors['phone-taken']);
    const there = world.officers.elsewhere;
    await recorder.refused(endpoints.addMember, there, { ...base, unionId: world.elsewhere.id, name: '职工2', idNumber: idNumberOf(2) }, errors.elsewhere);
    // Two requests with one document at the same moment: one of them enters the person.
    const both = await Promise.allSettled([add(4, { phone: '' }), add(4, { phone: '' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('takes up a worker who has signed in already, and who left before', async () => {
    const personId = await enterPerson(world, { name: '扫码职工', unionId: null });
    await world.asSystem('job', (ctx) => enterMember(ctx, { unionId: world.workshop.id, name: '扫码职工', idNumber: idNumberOf(5), personId, memberKind: 'individual' }));
    const home = await world.asSystem('job', ({ tx }) => findHome(tx, personId));
    expect(home).toMatchObject({ unionId: world.workshop.id, memberKind: 'individual' });
    if (home === undefined) throw new Error('no home');
    await world.asSystem('job', (ctx) => endMembership(ctx, { membershipId: home.id, reason: 'left' }));
    expect(await add(5, { name: '扫码职工', phone: '' })).toEqual({ personId });
  });
});

describe('looking up and revealing', () => {
  test('finds by the whole number, however it is written, and only here', async () => {
    const { personId } = await add(10);
    const look = (number: string, who = officer, unionId: string = world.firm.id) => recorder.call(endpoints.lookUpMember, who, { unionId, number });
    expect((await look(` ${idNumberOf(10).slice(0, 6)}-${idNumberOf(10).slice(6).toLowerCase()}`)).member?.personId).toBe(personId);
    expect((await look(`+86 ${phoneOf(10)}`)).member?.personId).toBe(personId);
    expect((await look(idNumberOf(10), world.officers.elsewhere, world.elsewhere.id)).member).toBeNull();
  });

  test('a value is shown for a reason, which is kept; fifty a day', async () => {
    const { personId } = await add(11);
    const reveal = () => recorder.call(endpoints.revealField, officer, { personId, field: 'idNumber', reason: '核对帮扶申请' });
    expect(await reveal()).toEqual({ value: idNumberOf(11) });
    const [log] = await world.ownerDb.pool`select l.reason, l.subject_id from access_log l where l.endpoint = 'register.revealField'`;
    expect(log).toMatchObject({ reason: '核对帮扶申请', subject_id: personId });
    for (let count = 1; count < 50; count += 1) await reveal();
    await recorder.refused(endpoints.revealField, officer, { personId, field: 'phone', reason: '再看一次' }, errors['reveal-quota']);
  });

  test('the record is changed; a document of somebody else is not taken', async () => {
    const [one, other] = [await add(12), await add(13)];
    const change = (input: object) => ({ personId: one.personId, idType: 'resident' as const, details: { workUnit: '新单位' }, personal: {}, ...input });
    await recorder.call(endpoints.changeMember, officer, change({}));
    expect(await recorder.call(endpoints.readMember, officer, { personId: one.personId })).toMatchObject({ details: { workUnit: '新单位' }, sealed: ['phone', 'idNumber', 'bornOn'] });
    await recorder.refused(endpoints.changeMember, officer, change({ idNumber: idNumberOf(13) }), errors.elsewhere);
    await recorder.refused(endpoints.changeMember, officer, change({ idNumber: '1' }), errors.identity);
    expect(other.personId).not.toBe(one.personId);
  });

  test('the export masks names, documents and numbers, and says who took it', async () => {
    await add(14, { name: '欧阳建国' });
    const sheet = await readSheet(await recorder.call(endpoints.exportMembers, officer, { unionId: world.firm.id, language: 'zh-CN' }));
    const text = JSON.stringify(sheet);
    expect(text).toContain('欧**国');
    expect(text).toContain('导出人:恒口制衣厂工会管理员');
    for (const secret of ['欧阳建国', idNumberOf(14), phoneOf(14)]) expect(text).not.toContain(secret);
  });
});

describe('the list in the clear', () => {
  const PAYLOAD = { words: '完整', columns: ['name', 'idNumber', 'phone', 'residence'], rows: 2, reason: '核对慰问名单' };
  let second: Actor;
  beforeAll(async () => {
    for (const number of [401, 402]) await add(number, { name: `完整${number}`, personal: { residence: `恒口镇${number}号` } });
    second = await appointChair(world, world.firm);
  });
  const ask = async (payload: typeof PAYLOAD = PAYLOAD) => {
    const requestId = id();
    const { payloadHash } = await world.call(countersign.prepare, officer, { unionId: world.firm.id, requestId, action: 'register.exportInFull', payload });
    return { requestId, payloadHash };
  };
  const download = (requestId: string) => ({ unionId: world.firm.id, requestId, language: 'zh-CN' as const });
  const refused = (requestId: string, entry: Parameters<ErrorRecorder['refused']>[3], who = officer) => recorder.refused(endpoints.exportInFull, who, download(requestId), entry);

  test('is asked for, read in plain words by another person, downloaded once by the first, and both stand in it', async () => {
    expect(await recorder.call(endpoints.countForExport, officer, { unionId: world.firm.id, words: '完整' })).toEqual({ rows: 2, most: 20_000 });
    const made = await ask();
    await refused(made.requestId, countersignErrors['not-approved']);
    const { lines } = await world.call(countersign.readRequest, second, { requestId: made.requestId });
    expect(lines).toContainEqual({ label: 'register.column.idNumber', as: 'word', value: 'register.full.in-clear' });
    expect(lines).toContainEqual({ label: 'register.full.reason', as: 'text', value: '核对慰问名单' });
    await world.call(countersign.approve, second, made);
    await expect(world.call(countersign.perform, officer, { requestId: made.requestId })).rejects.toMatchObject({ code: 'countersign/action-refused', params: { code: 'register/export-elsewhere' } });
    await refused(made.requestId, countersignErrors['not-yours'], second);
    const key = id();
    const first = await recorder.call(endpoints.exportInFull, officer, download(made.requestId), { key });
    // A line that broke asks under the same key and gets the same file; any other asking gets none.
    expect(await recorder.call(endpoints.exportInFull, officer, download(made.requestId), { key })).toEqual(first);
    await refused(made.requestId, countersignErrors['not-approved']);
    const text = JSON.stringify(await readSheet(Buffer.from(first.file, 'base64')));
    for (const part of ['完整401', idNumberOf(401), phoneOf(402), '恒口镇402号', '恒口制衣厂工会管理员', '恒口制衣厂工会主席', made.requestId]) expect(text).toContain(part);
    expect(text).not.toContain('职工1');
    expect(await world.ownerDb.pool`select 1 from access_log l where l.endpoint = 'register.exportInFull' and l.outcome = 'read'`).not.toHaveLength(0);
  });

  test('is refused when more people would go out than were approved, when the text was exchanged, and when it is over', async () => {
    const few = await ask({ ...PAYLOAD, rows: 1 });
    await world.call(countersign.approve, second, few);
    expect(await refused(few.requestId, errors['more-members'])).toEqual({ approved: 1 });
    const exchanged = await ask();
    await world.call(countersign.approve, second, exchanged);
    await world.ownerDb.pool`update countersign_request set approved_hash = ${'0'.repeat(64)}, payload_hash = ${'0'.repeat(64)} where id = ${exchanged.requestId}`;
    await refused(exchanged.requestId, countersignErrors['payload-changed']);
    const late = await ask();
    await world.call(countersign.approve, second, late);
    const before = world.clock.now();
    world.clock.set(shiftInstant(before, 25 * 3_600_000));
    const later = await world.actorOf(officer.kind === 'person' ? officer.personId : toId(id()));
    await refused(late.requestId, countersignErrors['expired'], later).finally(() => world.clock.set(before));
    await refused(id(), generalErrors['not-found']);
    await expect(ask({ ...PAYLOAD, rows: 0 })).rejects.toMatchObject({ code: 'countersign/payload-invalid' });
    await expect(ask({ ...PAYLOAD, columns: ['isInHardship'] })).rejects.toMatchObject({ code: 'countersign/payload-invalid' });
  });

  test('no officer takes more than five a day', async () => {
    for (let count = 1; count < 5; count += 1) {
      const made = await ask();
      await world.call(countersign.approve, second, made);
      await recorder.call(endpoints.exportInFull, officer, download(made.requestId));
    }
    const sixth = await ask();
    await world.call(countersign.approve, second, sixth);
    await refused(sixth.requestId, errors['export-quota']);
  });
});

const HEADER = ['姓名', '身份证号', '手机号'];
const member = (number: number): Cell[] => [`职工${number}`, idNumberOf(number), phoneOf(number)];
const takeAll = async (uploadId: string, importId: string) => {
  for (let from: number | null = 1; from !== null;) {
    const answer: { next: number | null } = await recorder.call(endpoints.importMembers, officer, { unionId: world.firm.id, uploadId, places: {}, importId, from });
    from = answer.next;
  }
};

describe('a roster from a spreadsheet', () => {
  test('is tried out without writing, says why rows are wrong, and takes the others once', async () => {
    const rows: Cell[][] = [['恒口制衣厂会员花名册'], HEADER, member(100), member(101), ['假号', '610113198003081230', ''], member(100), [' 职 工 102', idNumberOf(102), 19900000102], ['合计', 5]];
    const uploadId = await uploadRows(world, officer, rows);
    const asked = { unionId: world.firm.id, uploadId, places: {} };
    const checked = await recorder.call(endpoints.checkMembers, officer, asked);
    expect(checked).toMatchObject({ rows: 5, added: 3, known: 0, wrong: 2, skipped: 1, headerLine: 2, places: { name: 0, idNumber: 1, phone: 2 } });
    expect(checked.wrongRows.map(({ line, problems }) => [line, problems[0]?.reason])).toEqual([[5, 'register.reason.id-check'], [6, 'register.reason.twice-in-file']]);
    const before = await recorder.call(endpoints.lookUpMember, officer, { unionId: world.firm.id, number: idNumberOf(101) });
    expect(before.member).toBeNull();
    const wrong = await readSheet(await recorder.call(endpoints.exportWrongMembers, officer, { ...asked, language: 'zh-CN' }));
    expect(JSON.stringify(wrong)).toContain('与第 3 行是同一个人');
    const importId = id();
    await takeAll(uploadId, importId);
    await takeAll(uploadId, importId);
    expect(await recorder.call(endpoints.readMemberImport, officer, { importId })).toMatchObject({ added: 3, known: 0, wrong: 2, isDone: true });
    expect(await recorder.call(endpoints.checkMembers, officer, asked)).toMatchObject({ added: 0, known: 3, wrong: 2 });
    await recorder.refused(endpoints.importMembers, world.officers.elsewhere, { ...asked, unionId: world.elsewhere.id, importId, from: 1 }, errors['import-taken']);
  });

  test('without a header, or not there any more, it is refused', async () => {
    const uploadId = await uploadRows(world, officer, [['一', '二'], ['三', '四']]);
    const asked = { unionId: world.firm.id, places: {} };
    const piece = { ...asked, importId: id(), from: 1 };
    await recorder.refused(endpoints.checkMembers, officer, { ...asked, uploadId }, errors['no-header']);
    await recorder.refused(endpoints.checkMembers, officer, { ...asked, uploadId: id() }, sheetErrors['upload-gone']);
    await recorder.refused(endpoints.importMembers, officer, { ...piece, uploadId }, errors['no-header']);
    await recorder.refused(endpoints.importMembers, officer, { ...piece, uploadId: id() }, sheetErrors['upload-gone']);
    await recorder.refused(endpoints.exportWrongMembers, officer, { unionId: world.firm.id, places: {}, language: 'en', uploadId }, errors['no-header']);
    await recorder.refused(endpoints.exportWrongMembers, officer, { unionId: world.firm.id, places: {}, language: 'en', uploadId: id() }, sheetErrors['upload-gone']);
  });

  test('the template is read back with every column in its place', async () => {
    const bytes = await recorder.call(endpoints.downloadTemplate, officer, { unionId: world.firm.id, language: 'zh-CN' });
    const read = await readSheet(bytes);
    if (!read.ok) throw new Error(read.reason);
    const uploadId = await uploadRows(world, officer, read.sheet.rows.map((row) => row.cells));
    const { places } = await recorder.call(endpoints.checkMembers, officer, { unionId: world.firm.id, uploadId, places: {} });
    expect(Object.values(places)).toEqual(Object.keys(places).map((_, index) => index));
  });

  test('a piece that meets a member entered by hand at the same moment: one of the two enters them', async () => {
    for (const number of [210, 211, 212]) {
      const uploadId = await uploadRows(world, officer, [HEADER, member(number)]);
      await Promise.allSettled([add(number), recorder.call(endpoints.importMembers, officer, { unionId: world.firm.id, uploadId, places: {}, importId: id(), from: 1 })]);
      expect(await world.ownerDb.pool`select 1 from orgs_person p where p.name = ${`职工${number}`}`).toHaveLength(1);
    }
  });
});

describe('a member\'s own record', () => {
  const worker = async (number: number) => world.actorOf(toId((await add(number)).personId));

  test('is theirs to read in full, to correct, and the union\'s to confirm', async () => {
    const me = await worker(300);
    expect(await recorder.call(endpoints.readOwnRecord, me, {})).toMatchObject({ name: '职工300', idNumber: idNumberOf(300), phone: phoneOf(300), correction: null });
    const correctionId = id();
    await recorder.call(endpoints.proposeCorrection, me, { correctionId, changes: { name: '职工三百', phone: phoneOf(301), workUnit: '新厂', education: 'bachelor', residence: '恒口镇' } });
    expect((await recorder.call(endpoints.readOwnRecord, me, {})).name).toBe('职工300');
    await recorder.refused(endpoints.proposeCorrection, me, { correctionId: id(), changes: { workUnit: '别的' } }, errors['correction-open']);
    const { corrections } = await recorder.call(endpoints.listCorrections, officer, { unionId: world.firm.id });
    expect(corrections).toMatchObject([{ correctionId, name: '职工300', fields: expect.arrayContaining(['name', 'phone', 'workUnit', 'education', 'residence']) }]);
    expect((await recorder.call(endpoints.readCorrection, officer, { correctionId })).changes).toContainEqual({ field: 'phone', from: phoneOf(300), to: phoneOf(301) });
    await recorder.call(endpoints.settleCorrection, officer, { correctionId, outcome: 'confirmed' });
    expect(await recorder.call(endpoints.readOwnRecord, me, {})).toMatchObject({
      name: '职工三百', phone: phoneOf(301), idNumber: idNumberOf(300), details: { workUnit: '新厂', education: 'bachelor' }, personal: { residence: '恒口镇' }, correction: { state: 'confirmed' },
    });
    await recorder.refused(endpoints.settleCorrection, officer, { correctionId, outcome: 'confirmed' }, errors['correction-settled']);
  });

  test('is neither shown where it is sensitive nor changed by others once the consent was taken back', async () => {
    const { personId } = await add(340, { details: { confirmedBy: 'signed' } });
    const me = await world.actorOf(toId(personId));
    expect((await world.call(consents.listOwn, me, {})).consents).toMatchObject([{ purpose: 'register', way: 'roster', state: 'given' }]);
    const reveal = { personId, field: 'modelWorker', reason: '核对' } as const;
    await recorder.call(endpoints.changeMember, officer, { personId, idType: 'resident', idNumber: '', details: { post: '班长' }, personal: {} });
    const { hash } = await world.call(consents.readText, me, { textKey: 'register', unionId: world.firm.id });
    await world.call(consents.give, me, { textKey: 'register', agreement: { hash, purposes: ['special-status'] } });
    for (const purpose of ['special-status', 'register'] as const) await world.call(consents.withdraw, me, { textKey: 'register', purpose });
    await recorder.refused(endpoints.revealField, officer, reveal, consentErrors.withdrawn);
    await recorder.refused(endpoints.changeMember, officer, { personId, idType: 'resident', idNumber: '', details: { post: '组长' }, personal: {} }, consentErrors.withdrawn);
  });

  test('is declined with a reason that the member reads, or withdrawn', async () => {
    const me = await worker(310);
    const [first, second] = [id(), id()];
    await recorder.call(endpoints.proposeCorrection, me, { correctionId: first, changes: { post: '班长' } });
    await recorder.refused(endpoints.settleCorrection, officer, { correctionId: first, outcome: 'declined' }, errors['reason-needed']);
    await recorder.call(endpoints.settleCorrection, officer, { correctionId: first, outcome: 'declined', reason: '请带任命文件来' });
    expect((await recorder.call(endpoints.readOwnRecord, me, {})).correction).toMatchObject({ state: 'declined', reason: '请带任命文件来' });
    await recorder.call(endpoints.proposeCorrection, me, { correctionId: second, changes: { post: '班长' } });
    await recorder.call(endpoints.withdrawCorrection, me, { correctionId: second });
    await recorder.refused(endpoints.withdrawCorrection, me, { correctionId: second }, errors['correction-settled']);
    await recorder.refused(endpoints.readCorrection, world.officers.elsewhere, { correctionId: second }, generalErrors['not-found']);
  });

  test('what would take somebody else\'s number or document is refused, at once and when it is confirmed', async () => {
    const [me, other] = [await worker(320), await worker(321)];
    const propose = (changes: object, entry: Parameters<ErrorRecorder['refused']>[3]) => recorder.refused(endpoints.proposeCorrection, me, { correctionId: id(), changes }, entry);
    await propose({}, errors['nothing-changed']);
    await propose({ name: '职工320' }, errors['nothing-changed']);
    await propose({ phone: phoneOf(321) }, errors['phone-taken']);
    await propose({ phone: '12' }, errors.phone);
    await propose({ idNumber: idNumberOf(321) }, errors.elsewhere);
    await propose({ idNumber: '12' }, errors.identity);
    const [mine, theirs] = [id(), id()];
    await recorder.call(endpoints.proposeCorrection, me, { correctionId: mine, changes: { phone: phoneOf(329), idNumber: idNumberOf(329) } });
    await recorder.call(endpoints.proposeCorrection, other, { correctionId: theirs, changes: { phone: phoneOf(329) } });
    await recorder.call(endpoints.settleCorrection, officer, { correctionId: mine, outcome: 'confirmed' });
    await recorder.refused(endpoints.settleCorrection, officer, { correctionId: theirs, outcome: 'confirmed' }, errors['phone-taken']);
    await recorder.call(endpoints.settleCorrection, officer, { correctionId: theirs, outcome: 'declined', reason: '号码已有人用' });
    const again = id();
    await recorder.call(endpoints.proposeCorrection, other, { correctionId: again, changes: { idNumber: idNumberOf(330) } });
    await add(330, { phone: '' });
    await recorder.refused(endpoints.settleCorrection, officer, { correctionId: again, outcome: 'confirmed' }, errors.elsewhere);
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(recorder.missing(endpoints)).toEqual([]);
});
