import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { findHome } from '#platform/orgs/memberships/store/memberships.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { askDeclined } from '../events.ts';
import { consentState } from '../rules/consent-state.ts';
import { TEXT_KINDS, type Purpose, type TextKey } from '../rules/text-kinds.ts';
import { listConsents, listDeclined, type ConsentRow } from '../store/consents.ts';
import { listContacts } from '../store/versions.ts';
import { currentText, findVersion, todayOf, type CurrentText } from './current-text.ts';
import { toText } from './read-texts.ts';
import { endConsent, takeConsents } from './take-consents.ts';

/** Everything that whoever asks ever agreed to, newest first, each with the words of its version. */
export const listOwn = handle(endpoints.listOwn, async (ctx) => {
  const rows = await listConsents(ctx.tx, ctx.reach, { personId: askingPerson(ctx) });
  const shown = [];
  for (const row of rows.toReversed()) {
    const version = await findVersion(ctx.tx, row);
    if (version === undefined) continue;
    const { content } = toText(version, null, []);
    shown.push({
      consentId: row.id, textKey: row.textKey, purpose: row.purpose, publisherId: row.publisherId, version: row.version, hash: row.hash, content,
      unionId: row.unionId, unionName: row.unionName, way: row.way, hasGuardian: row.hasGuardian, givenAt: row.givenAt, withdrawnAt: row.withdrawnAt, state: await stateOf(ctx, rows, row),
    });
  }
  return { consents: shown };
});

async function stateOf(ctx: Ctx, rows: readonly ConsentRow[], row: ConsentRow) {
  const same = rows.filter(({ textKey, purpose }) => textKey === row.textKey && purpose === row.purpose);
  if (row.withdrawnAt !== null) return 'withdrawn' as const;
  if (same.at(-1) !== row) return 'replaced' as const;
  const { line } = await currentText(ctx, row.textKey, row.orgPath);
  return consentState(same, row.purpose, { line, day: todayOf(ctx) }) === 'outdated' ? 'outdated' as const : 'given' as const;
}

/** The first text that allows more than was agreed to, and that nobody has said no to yet. */
export const readAsk = handle(endpoints.readAsk, async (ctx) => {
  const personId = askingPerson(ctx);
  const rows = await listConsents(ctx.tx, ctx.reach, { personId });
  if (rows.length === 0) return { ask: null };
  const declined = await listDeclined(ctx.tx, personId);
  for (const [textKey, consents] of Map.groupBy(rows, (row) => row.textKey)) {
    const place = consents.at(-1);
    const text = await currentText(ctx, textKey, place?.orgPath ?? null);
    const purposes = outdatedPurposes(text, consents, ctx);
    if (purposes.length === 0 || declined.includes(text.current.hash)) continue;
    const spokenTo = place?.unionId ?? null;
    const union = spokenTo === null ? undefined : await findUnion(ctx.tx, spokenTo);
    const contacts = union === undefined ? [] : await listContacts(ctx.tx, union);
    const shown = toText(text.current, text.current.publisherId === null ? null : text.publisher?.name ?? null, contacts);
    return { ask: { ...shown, unionId: spokenTo, purposes, reasons: reasonsSince(text, consents) } };
  }
  return { ask: null };
});

function outdatedPurposes({ line }: CurrentText, consents: readonly ConsentRow[], ctx: Ctx): Purpose[] {
  const at = { line, day: todayOf(ctx) };
  return TEXT_KINDS[consents[0]?.textKey ?? 'account'].map(({ purpose }) => purpose).filter((purpose) => consentState(consents, purpose, at) === 'outdated');
}

/** What the publishing officers said about every wider version since the one that was agreed to. */
function reasonsSince({ line, current }: CurrentText, consents: readonly ConsentRow[]): string[] {
  const from = line.findLastIndex(({ hash }) => hash === consents.at(-1)?.hash);
  return line.slice(from + 1, line.lastIndexOf(current) + 1).flatMap(({ widens, reason }) => (widens && reason !== null ? [reason] : []));
}

export const give = handle(endpoints.give, async (ctx, { textKey, agreement, guardian }) => {
  const personId = askingPerson(ctx);
  const place = await placeOf(ctx, personId, textKey);
  await takeConsents(ctx, { personId, textKey, unionId: place.unionId, agreement, guardian });
  return {};
});

export const decline = handle(endpoints.decline, async (ctx, { textKey, hash }) => {
  const personId = askingPerson(ctx);
  const { current } = await currentText(ctx, textKey, (await placeOf(ctx, personId, textKey)).path);
  if (current.hash !== hash) throw new AppError(errors['text-changed']);
  await record(ctx, [askDeclined({ personId, textKey, hash })]);
  return {};
});

export const withdraw = handle(endpoints.withdraw, async (ctx, { textKey, purpose }) => {
  await endConsent(ctx, { personId: askingPerson(ctx), textKey, purpose, way: 'phone', officerId: null });
  return {};
});

/** To whom it is said: the union that was spoken to before, else the home; an account is nobody's. */
async function placeOf(ctx: Ctx, personId: PersonId, textKey: TextKey): Promise<{ readonly unionId: UnionId | null; readonly path: OrgPath | null }> {
  if (textKey === 'account') return { unionId: null, path: null };
  const last = (await listConsents(ctx.tx, ctx.reach, { personId, textKey })).at(-1);
  if (last !== undefined) return { unionId: last.unionId, path: last.orgPath };
  const home = await findHome(ctx.tx, personId);
  return { unionId: home?.unionId ?? null, path: home?.orgPath ?? null };
}

function askingPerson({ actor }: Ctx): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}
