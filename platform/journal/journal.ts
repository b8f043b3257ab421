import { isSealedClass, type EventHead, type NewEvent, type Sealed } from '#platform/contract/event.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { openSeal, seal, type SealPlace } from '#platform/crypto/seal.ts';
import { ensureKeys, loadKeys, type SubjectKeys } from '#platform/crypto/store/subject-keys.ts';
import { inOrder } from '#platform/db/in-order.ts';
import type { Tx } from '#platform/db/tx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { newId, type Random } from '#platform/kernel/random.ts';
import type { Applier } from './applier.ts';
import { insertEvents, type JournalRow } from './store/events.ts';

/** Every event type the house knows, by name. Built once from the rooms' and modules' manifests. */
export type Journal = ReadonlyMap<string, Applier>;

/** Who did it, for the journal: ids only, never names. */
export type JournalActor = Readonly<Record<string, string>>;

/** What recording needs of a request's Ctx. */
export type Recorder = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyring: Keyring;
  readonly journal: Journal;
  readonly journalActor: JournalActor;
};

export function buildJournal(appliers: readonly Applier[]): Journal {
  const journal = new Map<string, Applier>();
  for (const one of appliers) {
    if (journal.has(one.definition.type)) throw new TypeError(`event ${one.definition.type} is defined twice`);
    journal.set(one.definition.type, one);
  }
  return journal;
}

/** The one write path: seals, journals and applies the events, all in the caller's transaction, in their order. */
export async function record(recorder: Recorder, events: readonly NewEvent[]): Promise<void> {
  await recordMany(recorder, events.map((event) => ({ event, actor: recorder.journalActor })));
}

/** The same for events of several people, whose commands are settled in one transaction. */
export async function recordMany(
  recorder: Recorder, entries: readonly { readonly event: NewEvent; readonly actor: JournalActor }[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = recorder.clock.now();
  const keys = await ensureKeys(recorder.tx, recorder.keyring, recorder, entries.flatMap(({ event }) => keyOwners(event)));
  const rows = entries.map(({ event, actor }): JournalRow => ({
    eventId: newId(recorder), type: event.definition.type, at,
    subjectId: String(event.body[event.definition.subject]), actor,
    body: sealBody(event, keys, recorder.random),
  }));
  await inOrder([insertEvents(recorder.tx, rows), applyRows(recorder.tx, recorder.journal, rows, keys)]);
}

/** Applies journal rows, neighbours of one type together. Used by record and, unchanged, by replay. */
async function applyRows(tx: Tx, journal: Journal, rows: readonly JournalRow[], keys: SubjectKeys): Promise<void> {
  let start = 0;
  while (start < rows.length) {
    const type = rows[start]?.type ?? '';
    let end = start + 1;
    while (end < rows.length && rows[end]?.type === type) end += 1;
    const one = journal.get(type);
    if (one === undefined) throw new TypeError(`no event type ${type}`);
    const events = rows.slice(start, end).map((row) => openNames(one, row, keys));
    // -- the journal's types guarantee it: apply gets the events of its own definition.
    await one.apply(tx, events as unknown as readonly never[]);
    start = end;
  }
}

/** Replay of stored rows: the keys that still exist are loaded, and a destroyed one gives the empty name. */
export async function reapplyRows(tx: Tx, journal: Journal, keyring: Keyring, rows: readonly JournalRow[]): Promise<void> {
  const owners = rows.flatMap((row) => {
    const sealedBy = journal.get(row.type)?.definition.sealedBy;
    return sealedBy === undefined ? [] : [String(row.body[sealedBy])];
  });
  await applyRows(tx, journal, rows, await loadKeys(tx, keyring, owners));
}

function keyOwners(event: NewEvent): string[] {
  const { sealedBy, fields } = event.definition;
  if (sealedBy === undefined) return [];
  const isUsed = Object.entries(fields).some(([name, field]) => isSealedClass(field.class) && event.body[name] !== undefined);
  return isUsed ? [String(event.body[sealedBy])] : [];
}

function sealBody(event: NewEvent, keys: SubjectKeys, random: Random): Readonly<Record<string, unknown>> {
  const { definition } = event;
  const body: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(definition.fields)) {
    const value = field.schema.parse(event.body[name]);
    if (value === undefined) continue;
    if (!isSealedClass(field.class)) {
      body[name] = value;
      continue;
    }
    const key = keys.get(String(event.body[definition.sealedBy ?? '']));
    // Whoever was forgotten is not there any more, whatever is still done about them.
    if (key === undefined) throw new AppError(generalErrors['not-found']);
    body[name] = seal(key, placeOf(event, name), JSON.stringify(value), random);
  }
  return body;
}

function placeOf(event: NewEvent, field: string): SealPlace {
  return { type: event.definition.type, field, subject: String(event.body[event.definition.subject]) };
}

function openNames(one: Applier, row: JournalRow, keys: SubjectKeys): object {
  const { definition } = one;
  const body: Record<string, unknown> = { ...row.body };
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.class !== 'name' || body[name] === undefined) continue;
    const key = keys.get(String(row.body[definition.sealedBy ?? '']));
    const place = { type: row.type, field: name, subject: row.subjectId };
    // -- the field is of class name, so record() sealed it.
    body[name] = key === undefined ? '' : JSON.parse(openSeal(key, place, body[name] as Sealed));
  }
  const head: EventHead = { eventId: row.eventId, at: row.at };
  return { ...body, ...head };
}
