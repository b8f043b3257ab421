import { appealAccepted, appealAnswered, appealClosed, appealRated, appealSubmitted, codeMade } from '#modules/appeals/events/definitions.ts';
import { countedAs, type CountedCase } from '#modules/appeals/rules/counted.ts';
import { DEFAULT_LIMITS } from '#modules/appeals/rules/limits.ts';
import { takeCodeNumbers } from '#modules/appeals/store/codes.ts';
import { TOPICS } from '#modules/appeals/wire.ts';
import { caseNumberAt } from '#modules/appeals/rules/case-number.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { addWorkingDays, type Calendar } from '#platform/calendar/rules/working-days.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type Id, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';

export type MadeMember = { readonly id: PersonId; readonly unionId: UnionId; readonly localUnionId: UnionId };
export type MadeCode = { readonly id: Id<'appeal-code'>; readonly contact: MadeMember };

/** Members without phone numbers: a generated number would be somebody's. */
export async function recordMembers(ctx: Ctx, members: readonly MadeMember[], first: number): Promise<void> {
  await record(ctx, members.map((member, index) => personEntered({
    personId: member.id, name: `生成职工${first + index}`, unionId: member.unionId,
  })));
}

export async function recordCodes(ctx: Ctx, codes: readonly MadeCode[]): Promise<void> {
  const numbers = await takeCodeNumbers(ctx.tx, codes.length);
  await record(ctx, codes.map(({ id, contact }, index) => codeMade({
    codeId: id, unionId: contact.unionId, contactId: contact.id, contactName: '生成联系人', place: '公告栏', number: numbers[index],
  })));
}

export type Filling = {
  readonly calendar: Calendar;
  readonly codes: readonly MadeCode[];
  /** A hash that no code opens: nobody holds the receipts of generated cases. */
  readonly receiptHash: string;
  readonly ordinals: readonly number[];
};

const NEW = {
  status: 'received', source: 'scan', isJoined: false, closedTimes: 0, reopenedTimes: 0, rung: 0, isSilent: false, isInTime: false, rating: null,
} as const;
const CLOSED = { ...NEW, status: 'closed', closedTimes: 1, isInTime: true } as const;
/** Received, accepted, answered, closed, rated. */
const STAGES: readonly CountedCase[] = [
  NEW, { ...NEW, status: 'accepted' }, { ...NEW, status: 'accepted' }, CLOSED, { ...CLOSED, rating: { isSolved: true, score: 5 } },
];

/** Appeals of one moment: three in ten are closed and rated, the others wait. Phases keep neighbours of one type together. */
export async function recordAppeals(ctx: Ctx, filling: Filling): Promise<void> {
  const phases: NewEvent[][] = [[], [], [], [], []];
  const receivedOn = dateInChina(ctx.clock.now());
  for (const ordinal of filling.ordinals) {
    const code = filling.codes[randomBelow(ctx.random, filling.codes.length)];
    const topic = TOPICS[randomBelow(ctx.random, TOPICS.length)] ?? 'complaint';
    if (code === undefined) throw new RangeError('appeals need codes');
    const appealId = newId<'appeal'>(ctx);
    const keyId = toId<'key'>(code.contact.id);
    const caseNumber = caseNumberAt(ordinal);
    const limits = DEFAULT_LIMITS[topic];
    const due = addWorkingDays(filling.calendar, receivedOn, limits.closeDays);
    const dueFields = { dueOn: due.date, isDueProvisional: due.isProvisional };
    const stages = STAGES.map((stage) => countedAs(stage));
    const fields = (stage: number) => ({
      appealId, keyId, unionId: code.contact.unionId, holderUnionId: code.contact.unionId, contactId: code.contact.id, workerId: null,
      caseNumber, topic, source: 'scan' as const, receivedOn, counted: { from: stages[stage - 1] ?? [], to: stages[stage] ?? [] },
    });
    phases[0]?.push(appealSubmitted({
      ...fields(0), localUnionId: code.contact.localUnionId, originUnionId: null, codeId: code.id, officerId: null, officerUnionId: null,
      disclosure: 'anonymous', about: 'nobody', excludedIds: [], place: '公告栏', text: `生成的诉求，编号 ${ordinal}，用于检验规模。`,
      photos: [], receiptHash: filling.receiptHash, rung: 0, limitDays: limits.closeDays, ...dueFields,
    }));
    if (randomBelow(ctx.random, 10) >= 3) continue;
    const officer = { officerId: code.contact.id, officerUnionId: code.contact.unionId };
    const score = 3 + randomBelow(ctx.random, 3);
    phases[1]?.push(appealAccepted({ ...fields(1), ...officer, ...dueFields }));
    phases[2]?.push(appealAnswered({ ...fields(2), ...officer, ...dueFields, text: '已联系企业。' }));
    phases[3]?.push(appealClosed({ ...fields(3), ...officer, isSilent: false, isInTime: true, hourBucket: 0, text: '已办理。' }));
    phases[4]?.push(appealRated({ ...fields(4), isSolved: true, score, isCounted: true }));
  }
  await record(ctx, phases.flat());
}
