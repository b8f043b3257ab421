import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/errors.ts';
import { consentGiven, consentWithdrawn } from '../events.ts';
import type { AgeBand } from '../rules/age.ts';
import { consentState, type ConsentState } from '../rules/consent-state.ts';
import { decideGiving } from '../rules/decide-giving.ts';
import { TEXT_KINDS, type Purpose, type TextKey } from '../rules/text-kinds.ts';
import { holdOpen, listConsents } from '../store/consents.ts';
import type { Agreement, Guardian, Way } from '../wire.ts';
import { currentText, todayOf } from './current-text.ts';

export type TakenConsent = {
  readonly personId: PersonId;
  readonly textKey: TextKey;
  /** To whom it is said; null for the account, which belongs to no union. */
  readonly unionId: UnionId | null;
  /** Nothing came along: the same as nothing ticked. */
  readonly agreement: Agreement | undefined;
  /** Left out where no birthday is known. */
  readonly band?: AgeBand;
  readonly guardian?: Guardian | undefined;
  readonly way?: Way;
  readonly officerId?: PersonId;
  readonly note?: string;
};

/**
 * Records what a form's ticks say, in the caller's transaction, and gives the day of the version it was said to. Throws
 * consents/text-changed, consent-missing, purpose-unknown, guardian-needed: an endpoint that calls it declares these.
 */
export async function takeConsents(ctx: Ctx, taken: TakenConsent): Promise<PlainDate> {
  const { personId, textKey, unionId, agreement = { hash: '', purposes: [] }, guardian, way = 'phone', officerId = null, note } = taken;
  const union = unionId === null ? undefined : await holdUnion(ctx, unionId);
  const { publisher, line, current } = await currentText(ctx, textKey, union?.path ?? null);
  const said = (await listConsents(ctx.tx, ctx.reach, { personId, textKey })).filter((one) => one.unionId === (union?.id ?? null));
  const at = { line, day: todayOf(ctx) };
  const held = TEXT_KINDS[textKey].map(({ purpose }) => purpose).filter((purpose) => consentState(said, purpose, at) === 'given');
  const purposes = orThrow(decideGiving({
    textKey, currentHash: current.hash, readHash: taken.agreement === undefined ? current.hash : agreement.hash, purposes: agreement.purposes, held,
    band: taken.band, hasGuardian: guardian !== undefined,
  }));
  // Said again in the same words, as a form that came back does, it is the same yes.
  const fresh = purposes.filter((purpose) => !held.includes(purpose) || said.findLast((one) => one.purpose === purpose)?.hash !== current.hash);
  await record(ctx, fresh.map((purpose) => consentGiven({
    consentId: newId<'consent'>(ctx), personId, unionId: union?.id ?? null, textKey, purpose,
    publisherId: current.publisherId === null ? null : publisher?.id ?? null, version: current.version, hash: current.hash, way, officerId,
    ...(guardian === undefined ? {} : { guardian }), ...(note === undefined ? {} : { note }),
  })));
  return current.validFrom;
}

/** Ends what stands of one purpose. Throws consents/not-given where nothing does. */
export async function endConsent(ctx: Ctx, ended: { readonly personId: PersonId; readonly textKey: TextKey; readonly purpose: Purpose; readonly way: Way; readonly officerId: PersonId | null }): Promise<void> {
  const consentIds = await holdOpen(ctx.tx, ctx.reach, ended);
  if (consentIds.length === 0) throw new AppError(errors['not-given']);
  const { personId, textKey, purpose, way, officerId } = ended;
  await record(ctx, [consentWithdrawn({ personId, textKey, purpose, consentIds, way, officerId })]);
}

/** How a person stands to each purpose of a text, at a place in the tree. For other rooms; tells nothing but the state. */
export async function consentStates(ctx: Ctx, asked: { readonly personId: string; readonly textKey: TextKey; readonly path: OrgPath | null }): Promise<ReadonlyMap<Purpose, ConsentState>> {
  const { line } = await currentText(ctx, asked.textKey, asked.path);
  const given = await withSystemReach(ctx, 'job', ({ tx, reach }) => listConsents(tx, reach, asked));
  const at = { line, day: todayOf(ctx) };
  return new Map(TEXT_KINDS[asked.textKey].map(({ purpose }) => [purpose, consentState(given, purpose, at)]));
}

/**
 * What rests on a consent stops when it is withdrawn. Who never said anything is not refused: rosters of paper are older
 * than this record. Throws consents/withdrawn.
 */
export async function requireNotWithdrawn(ctx: Ctx, asked: { readonly personId: string; readonly textKey: TextKey; readonly purposes: readonly Purpose[] }): Promise<void> {
  const states = await consentStates(ctx, { personId: asked.personId, textKey: asked.textKey, path: null });
  if (asked.purposes.some((purpose) => states.get(purpose) === 'withdrawn')) throw new AppError(errors.withdrawn);
}

/**
 * What collectors of a roster noted: each person whose record says how it was confirmed agreed to the register's notice
 * (会员采集表). Events for the importer to record with its own; by one look at the text however many they are.
 */
export async function rosterConsents(
  ctx: Ctx, union: { readonly path: OrgPath }, people: readonly { readonly personId: PersonId; readonly unionId: UnionId; readonly note: string }[],
): Promise<NewEvent[]> {
  if (people.length === 0) return [];
  const { publisher, current } = await currentText(ctx, 'register', union.path);
  const officerId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return people.map(({ personId, unionId, note }) => consentGiven({
    consentId: newId<'consent'>(ctx), personId, unionId, textKey: 'register', purpose: 'register',
    publisherId: current.publisherId === null ? null : publisher?.id ?? null, version: current.version, hash: current.hash, way: 'roster', officerId, note,
  }));
}
