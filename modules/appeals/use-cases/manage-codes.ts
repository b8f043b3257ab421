import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { listOfficers, type OfficerRow } from '#platform/access/store/grants.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { endpoints, errors } from '../contract.ts';
import { codeMade, codeRetired } from '../events/definitions.ts';
import { findCodeInReach, listCodesInReach, takeCodeNumbers } from '../store/codes.ts';
import type { CodeId, CodeRow } from '../store/rows.ts';
import { toCodeToken } from './code-token.ts';

/** What the QR opens on any phone, whatever reads it. */
export function codeLink(ctx: Pick<Ctx, 'keyring' | 'publicUrl'>, codeId: string): string {
  return `${ctx.publicUrl}/s/${toCodeToken(ctx.keyring, codeId)}`;
}

export const listCodes = handle(endpoints.listCodes, async (ctx, input) => ({
  codes: (await listCodesInReach(ctx.tx, ctx.reach, { unionId: input.unionId, now: ctx.clock.now() })).map((row) => ({
    codeId: row.id, number: row.number, unionId: row.unionId, unionName: row.unionName, contactName: row.contactName, place: row.place,
    topic: row.topic, link: codeLink(ctx, row.id), madeAt: row.madeAt, appeals: row.appeals, isRetired: row.retiredAt !== null,
    replacedByNumber: row.replacedByNumber, isContactInOffice: row.isContactInOffice,
  })),
}));

export const makeCode = handle(endpoints.makeCode, async (ctx, { place, ...input }, union) => {
  const [made] = await make(ctx, { unionId: union.id, contact: await contactOf(ctx, union.id, { grantId: input.contactGrantId }), topic: input.topic ?? null }, [place]);
  if (made === undefined) throw new TypeError('one place gives one code');
  return made;
});

export const makeCodes = handle(endpoints.makeCodes, async (ctx, input, union) => {
  const contact = await contactOf(ctx, union.id, { grantId: input.contactGrantId });
  return { codes: await make(ctx, { unionId: union.id, contact, topic: input.topic ?? null }, input.places) };
});

/** Another code for the same wall, and the old one retired, in one command: nobody scans into nothing meanwhile. */
export const replaceCode = handle(endpoints.replaceCode, async (ctx, input, union) => {
  const code = await findCodeInReach(ctx.tx, ctx.reach, input.codeId, true);
  if (code === undefined || code.unionId !== union.id) throw new AppError(generalErrors['not-found']);
  requireInUse(code);
  // The union before the numbers, as everybody who makes codes does: else two of them wait for each other.
  await holdUnion(ctx, code.unionId);
  const contact = await contactOf(ctx, code.unionId, input.contactGrantId === undefined ? { personId: code.contactId } : { grantId: input.contactGrantId });
  const [made] = await make(ctx, { unionId: code.unionId, contact, topic: code.topic }, [code.place]);
  if (made === undefined) throw new TypeError('one place gives one code');
  await record(ctx, [codeRetired({ codeId: code.id, unionId: code.unionId, replacementId: made.codeId })]);
  return made;
});

export const retireCode = handle(endpoints.retireCode, async (ctx, _input, code) => {
  requireInUse(code);
  await record(ctx, [codeRetired({ codeId: code.id, unionId: code.unionId, replacementId: null })]);
  return {};
});

function requireInUse(code: CodeRow): void {
  if (code.retiredAt !== null) throw new AppError(errors['code-retired']);
}

/** The officer named by duty or by person, if they hold a duty at the union now. */
async function contactOf(ctx: Ctx, unionId: string, named: { readonly grantId: string } | { readonly personId: string }): Promise<OfficerRow> {
  const officers = await listOfficers(ctx.tx, unionId, ctx.clock.now());
  const contact = officers.find((officer) => ('grantId' in named ? officer.id === named.grantId : officer.personId === named.personId));
  if (contact === undefined) throw new AppError(errors['contact-unfit']);
  return contact;
}

type Batch = Pick<CodeRow, 'unionId' | 'topic'> & { readonly contact: OfficerRow };
type Made = { readonly codeId: CodeId; readonly number: number; readonly link: string };

/** One code per place, recorded together. */
async function make(ctx: Ctx, { unionId, topic, contact }: Batch, places: readonly string[]): Promise<Made[]> {
  const numbers = await takeCodeNumbers(ctx.tx, places.length);
  const made = numbers.map((number) => ({ codeId: newId<'appeal-code'>(ctx), number }));
  await record(ctx, made.map(({ codeId, number }, index) => codeMade({
    codeId, unionId, contactId: contact.personId, contactName: contact.name, place: places[index] ?? '', number, topic,
  })));
  return made.map((one) => ({ ...one, link: codeLink(ctx, one.codeId) }));
}
