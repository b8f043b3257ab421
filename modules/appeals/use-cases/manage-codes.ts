import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { listOfficers } from '#platform/access/store/grants.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints, errors } from '../contract.ts';
import { codeMade, codeRetired } from '../events/definitions.ts';
import { listCodesInReach } from '../store/codes.ts';
import { toCodeToken } from './code-token.ts';

/** What the QR opens on any phone, whatever reads it. */
export function codeLink(ctx: Pick<Ctx, 'keyring' | 'publicUrl'>, codeId: string): string {
  return `${ctx.publicUrl}/s/${toCodeToken(ctx.keyring, codeId)}`;
}

export const listCodes = handle(endpoints.listCodes, async (ctx, input) => ({
  codes: (await listCodesInReach(ctx.tx, ctx.reach, input.unionId)).map((row) => ({
    codeId: row.id, unionId: row.unionId, unionName: row.unionName, contactName: row.contactName, place: row.place,
    link: codeLink(ctx, row.id), isRetired: row.retiredAt !== null, madeAt: row.madeAt, appeals: row.appeals,
  })),
}));

export const makeCode = handle(endpoints.makeCode, async (ctx, input, union) => {
  const officers = await listOfficers(ctx.tx, union.id, ctx.clock.now());
  const contact = officers.find((officer) => officer.id === input.contactGrantId);
  if (contact === undefined) throw new AppError(errors['contact-unfit']);
  const codeId = newId<'appeal-code'>(ctx);
  await record(ctx, [codeMade({
    codeId, unionId: union.id, contactId: contact.personId, contactName: contact.name, place: input.place,
  })]);
  return { codeId, link: codeLink(ctx, codeId) };
});

export const retireCode = handle(endpoints.retireCode, async (ctx, _input, code) => {
  if (code.retiredAt !== null) throw new AppError(errors['code-retired']);
  await record(ctx, [codeRetired({ codeId: code.id, unionId: code.unionId })]);
  return {};
});
