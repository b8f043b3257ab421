import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { correctPerson } from '#platform/orgs/use-cases/correct-person.ts';
import { errors } from '../contract/access.ts';
import { CORRECTABLE, type Correctable, type CorrectionState } from '../contract/corrections.ts';
import { endpoints } from '../contract.ts';
import { correctionProposed, correctionSettled } from '../events/definitions.ts';
import { findLastCorrection, listOpenCorrections } from '../store/corrections.ts';
import { findKnownPeople } from '../store/known-people.ts';
import type { CorrectionRow, MemberRow } from '../store/rows.ts';
import { details as detailShape, personal as personalShape } from '../wire.ts';
import { askingPerson } from './asking.ts';
import { recordChange, requireFree } from './change-members.ts';
import { identityOf, phoneOf } from './enter-member.ts';
import { openCorrection, openRecord, type OpenRecord } from './open-record.ts';
import { requireRow } from './read-members.ts';

type Changes = Readonly<Partial<Record<Correctable, string>>>;

export const readOwnRecord = handle(endpoints.readOwnRecord, async (ctx) => {
  const row = await requireRow(ctx, askingPerson(ctx));
  const opened = await openRecord(ctx, row);
  const last = await findLastCorrection(ctx.tx, row.personId);
  const proposed = last === undefined ? undefined : await openCorrection(ctx, last);
  return {
    name: row.name, phone: opened.phone, idType: row.idType, idNumber: opened.sensitive.idNumber ?? '', details: row.details ?? {}, personal: opened.personal,
    modelWorker: opened.sensitive.modelWorker ?? '', isInHardship: opened.sensitive.isInHardship ?? null,
    unionName: row.unionName, standing: row.standing, beganOn: row.beganOn,
    correction: last === undefined || proposed === undefined ? null : {
      correctionId: last.id, state: stateOf(last), changes: changesOf(proposed.changes, currentValues(row, opened)), reason: proposed.reason,
      proposedAt: last.proposedAt, settledAt: last.settledAt,
    },
  };
});

export const proposeCorrection = handle(endpoints.proposeCorrection, async (ctx, input) => {
  const row = await requireRow(ctx, askingPerson(ctx));
  const current = currentValues(row, await openRecord(ctx, row));
  const changes = Object.fromEntries(Object.entries(input.changes).filter(([field, value]) => value !== '' && value !== current[toField(field)]));
  if (Object.keys(changes).length === 0) throw new AppError(errors['nothing-changed']);
  await readChanges(ctx, row, changes);
  try {
    await record(ctx, [correctionProposed({
      correctionId: toId<'register-correction'>(input.correctionId), personId: row.personId, fields: Object.keys(changes), changes,
    })]);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'register_correction_open' || constraint === 'register_correction_pkey') throw new AppError(errors['correction-open']);
    throw error;
  }
  return {};
});

export const withdrawCorrection = handle(endpoints.withdrawCorrection, async (ctx, _input, row) => {
  requireOpen(row);
  await record(ctx, [correctionSettled({ correctionId: row.id, personId: row.personId, outcome: 'withdrawn', settledBy: askingPerson(ctx) })]);
  return {};
});

export const listCorrections = handle(endpoints.listCorrections, async (ctx, _input, union) => ({
  corrections: (await listOpenCorrections(ctx.tx, ctx.reach, union)).map((row) => ({
    correctionId: row.id, personId: row.personId, name: row.name, unionName: row.unionName, fields: row.fields.map(toField), proposedAt: row.proposedAt,
  })),
}));

export const readCorrection = handle(endpoints.readCorrection, async (ctx, _input, row) => {
  const member = await requireRow(ctx, row.personId);
  const { changes } = await openCorrection(ctx, row);
  return {
    correctionId: row.id, personId: row.personId, name: row.name, unionName: row.unionName, state: stateOf(row),
    changes: changesOf(changes, currentValues(member, await openRecord(ctx, member))), proposedAt: row.proposedAt,
  };
});

/** Confirmed, the values are the member's from now on; declined, the member reads why. */
export const settleCorrection = handle(endpoints.settleCorrection, async (ctx, { outcome, reason = '' }, row) => {
  requireOpen(row);
  if (outcome === 'declined' && reason.length < 2) throw new AppError(errors['reason-needed']);
  if (outcome === 'confirmed') await takeOver(ctx, row);
  await record(ctx, [correctionSettled({
    correctionId: row.id, personId: row.personId, outcome, settledBy: askingPerson(ctx), ...(reason === '' ? {} : { reason }),
  })]);
  return {};
});

function stateOf({ outcome }: CorrectionRow): CorrectionState {
  return outcome ?? 'open';
}

function requireOpen(row: CorrectionRow): void {
  if (row.outcome !== null) throw new AppError(errors['correction-settled']);
}

async function takeOver(ctx: Ctx, row: CorrectionRow): Promise<void> {
  const member = await requireRow(ctx, row.personId);
  const { changes } = await openCorrection(ctx, row);
  const read = await readChanges(ctx, member, changes);
  if (read.name !== undefined || read.phone !== null) {
    const phone = read.phone === null ? {} : { phone: read.phone, phoneIndex: phoneIndex(ctx.keyring, read.phone) };
    await correctPerson(ctx, { personId: row.personId, ...(read.name === undefined ? {} : { name: read.name }), ...phone });
  }
  const opened = await openRecord(ctx, member);
  await recordChange(ctx, member, {
    opened, identity: read.identity, details: { ...member.details, ...read.details }, personal: { ...opened.personal, ...read.personal },
  });
}

/** What was proposed, in the shapes of the record. Checked when it is proposed, and again when it is confirmed. */
async function readChanges(ctx: Ctx, row: MemberRow, changes: Changes) {
  const { name, phone, idNumber, workUnit, department, post, education, newForm, residence, politicalStatus } = changes;
  const identity = identityOf(ctx, { idType: row.idType ?? 'resident', idNumber });
  await requireFree(ctx, row, identity);
  const number = phoneOf(phone);
  const others = number === null ? [] : await findKnownPeople(ctx, { idIndexes: [], phoneIndexes: [phoneIndex(ctx.keyring, number)] });
  if (others.some(({ personId }) => personId !== row.personId)) throw new AppError(errors['phone-taken']);
  return {
    name, phone: number, identity, details: detailShape.parse(defined({ workUnit, department, post, education, newForm })),
    personal: personalShape.parse(defined({ residence, politicalStatus })),
  };
}

function currentValues(row: MemberRow, { phone, personal, sensitive }: OpenRecord): Readonly<Record<Correctable, string>> {
  const { workUnit = '', department = '', post = '', education = '', newForm = '' } = row.details ?? {};
  return {
    name: row.name, phone, idNumber: sensitive.idNumber ?? '', workUnit, department, post, education, newForm, residence: personal.residence ?? '',
    politicalStatus: personal.politicalStatus ?? '',
  };
}

function changesOf(changes: Changes, current: Readonly<Record<Correctable, string>>) {
  return CORRECTABLE.flatMap((field) => (changes[field] === undefined ? [] : [{ field, from: current[field], to: changes[field] }]));
}

function toField(name: string): Correctable {
  return CORRECTABLE.find((field) => field === name) ?? 'name';
}

function defined<Shape extends object>(fields: Shape): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

