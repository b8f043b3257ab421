import { appealAccepted, appealClosed, appealRated, appealSubmitted, codeMade } from '#modules/appeals/events/definitions.ts';
import { deadlineOf } from '#modules/appeals/rules/deadline.ts';
import { TOPICS } from '#modules/appeals/wire.ts';
import { caseNumberAt } from '#modules/appeals/rules/case-number.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import type { Calendar } from '#platform/calendar/rules/working-days.ts';
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
  await record(ctx, codes.map(({ id, contact }) => codeMade({
    codeId: id, unionId: contact.unionId, contactId: contact.id, contactName: '生成联系人', place: '公告栏',
  })));
}

export type Filling = {
  readonly calendar: Calendar;
  readonly codes: readonly MadeCode[];
  /** A hash that no code opens: nobody holds the receipts of generated cases. */
  readonly receiptHash: string;
  readonly ordinals: readonly number[];
};

/** Appeals of one moment: three in ten are closed and rated, the others wait. Phases keep neighbours of one type together. */
export async function recordAppeals(ctx: Ctx, filling: Filling): Promise<void> {
  const phases: NewEvent[][] = [[], [], [], []];
  const receivedOn = dateInChina(ctx.clock.now());
  for (const ordinal of filling.ordinals) {
    const code = filling.codes[randomBelow(ctx.random, filling.codes.length)];
    const topic = TOPICS[randomBelow(ctx.random, TOPICS.length)] ?? 'complaint';
    if (code === undefined) throw new RangeError('appeals need codes');
    const appealId = newId<'appeal'>(ctx);
    const keyId = toId<'key'>(code.contact.id);
    const caseNumber = caseNumberAt(ordinal);
    const fields = {
      appealId, keyId, unionId: code.contact.unionId, contactId: code.contact.id, holderId: null, caseNumber, topic, receivedOn,
    };
    phases[0]?.push(appealSubmitted({
      appealId, keyId, unionId: code.contact.unionId, localUnionId: code.contact.localUnionId, codeId: code.id,
      contactId: code.contact.id, personId: null, caseNumber, topic, disclosure: 'anonymous', place: '公告栏',
      text: `生成的诉求，编号 ${ordinal}，用于检验规模。`, photos: [], receiptHash: filling.receiptHash, receivedOn,
      ...deadlineOf(topic, receivedOn, filling.calendar),
    }));
    if (randomBelow(ctx.random, 10) >= 3) continue;
    const officer = { officerId: code.contact.id, officerUnionId: code.contact.unionId };
    phases[1]?.push(appealAccepted({ ...fields, ...officer }));
    phases[2]?.push(appealClosed({ ...fields, ...officer, isFirstTime: true, text: '已办理。' }));
    phases[3]?.push(appealRated({ ...fields, isSolved: true, score: 3 + randomBelow(ctx.random, 3), previous: null }));
  }
  await record(ctx, phases.flat());
}
