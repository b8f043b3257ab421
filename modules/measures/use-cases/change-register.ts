import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import { isSameOrBelow, toOrgPath } from '#platform/kernel/org-path.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { phoneCell } from '#platform/sheets/cells.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { firmAdded, firmChanged, firmPhoneEntered, firmRemoved } from '../events/definitions.ts';
import { isCreditCode, plainCreditCode } from '#platform/kernel/credit-code.ts';
import { plainName } from '../rules/plain-name.ts';
import type { FirmValues } from '../rules/plan-import.ts';
import { listFirmsOfUnion } from '../store/firms.ts';
import { lockRegister } from './lock-register.ts';

type Entered = Omit<FirmValues, 'firmUnionId'> & { readonly firmUnionId: string | null; readonly phone?: string | undefined };
type Place = { readonly unionId: UnionId; readonly orgPath: string; readonly firmId: Id<'firm'> };

export const addFirm = handle(endpoints.addFirm, async (ctx, input, union) => {
  const place: Place = { unionId: union.id, orgPath: union.path, firmId: newId<'firm'>(ctx) };
  const { values, phone } = await requireFirm(ctx, input, place);
  await record(ctx, [
    firmAdded({
      firmId: place.firmId, unionId: union.id, ...values, nameKey: plainName(values.name), importId: null, isGenerated: false,
    }),
    ...phoneEvents(place, phone),
  ]);
  return { firmId: place.firmId };
});

export const changeFirm = handle(endpoints.changeFirm, async (ctx, input, row) => {
  if (row.removedAt !== null) throw new AppError(errors['firm-removed']);
  const place: Place = { unionId: row.unionId, orgPath: row.orgPath, firmId: row.id };
  const { values, phone } = await requireFirm(ctx, input, place);
  await record(ctx, [
    firmChanged({
      firmId: row.id, unionId: row.unionId, ...values, nameKey: plainName(values.name), importId: row.importId,
    }),
    ...phoneEvents(place, phone),
  ]);
  return {};
});

export const removeFirm = handle(endpoints.removeFirm, async (ctx, _input, row) => {
  if (row.removedAt !== null) throw new AppError(errors['firm-removed']);
  await record(ctx, [firmRemoved({ firmId: row.id, unionId: row.unionId })]);
  return {};
});

/** The values as they are kept, once nothing speaks against them. The lock keeps two officers from entering one firm twice. */
async function requireFirm(ctx: Ctx, entered: Entered, place: Place): Promise<{ values: FirmValues; phone: string | undefined }> {
  const creditCode = entered.creditCode === null ? null : plainCreditCode(entered.creditCode);
  if (creditCode !== null && !isCreditCode(creditCode)) throw new AppError(errors['credit-code']);
  const phone = readPhone(entered.phone);
  const firmUnionId = await requireBelow(ctx, entered.firmUnionId, place);
  await lockRegister(ctx.tx, place.unionId);
  const others = (await listFirmsOfUnion(ctx.tx, ctx.reach, place.unionId)).filter((firm) => firm.id !== place.firmId);
  const nameKey = plainName(entered.name);
  const twin = others.find((firm) => firm.nameKey === nameKey || (creditCode !== null && firm.creditCode === creditCode));
  if (twin !== undefined) throw new AppError(errors['firm-known'], { name: twin.name });
  const { name, kind, industry, address, workers, contactName } = entered;
  return { values: { name, creditCode, kind, industry, address, workers, contactName, firmUnionId }, phone };
}

function readPhone(entered: string | undefined): string | undefined {
  if (entered === undefined || entered === '') return entered;
  const read = phoneCell()(entered.normalize('NFKC'));
  if (!read.ok) throw new AppError(errors.phone);
  return read.value;
}

/** A firm's own union hangs below the one that looks after the firm: nobody ties a stranger's union to a name. */
async function requireBelow(ctx: Ctx, id: string | null, place: Place): Promise<UnionId | null> {
  if (id === null) return null;
  const union = await findUnion(ctx.tx, id);
  const upper = toOrgPath(place.orgPath);
  const isBelow = union !== undefined && union.id !== place.unionId
    && (isSameOrBelow(union.path, upper) || (union.linePath !== null && isSameOrBelow(union.linePath, upper)));
  if (!isBelow) throw new AppError(errors['union-not-below']);
  return union.id;
}

/** Left out: nothing happened to the number. Empty: it is taken away. */
export function phoneEvents({ firmId, unionId }: Pick<Place, 'firmId' | 'unionId'>, phone: string | undefined): NewEvent[] {
  if (phone === undefined) return [];
  return [firmPhoneEntered(phone === '' ? { firmId, unionId } : { firmId, unionId, phone })];
}
