import type { AnyEventDefinition, EventHead } from '#platform/contract/event.ts';
import type { JournalRow } from '#platform/journal/store/events.ts';

const OPEN: ReadonlySet<string> = new Set(['id', 'C1', 'C2']);

/** A stored event as figures and notices may see it: ids and fields of class C1 and C2, nothing personal. */
export function openEvent(definition: AnyEventDefinition, row: JournalRow): never {
  const body: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(definition.fields)) {
    if (OPEN.has(field.class) && row.body[name] !== undefined) body[name] = row.body[name];
  }
  const head: EventHead = { eventId: row.eventId, at: row.at };
  // -- each definition's own functions know its type; a registry of all of them cannot
  return { ...body, ...head } as never;
}
