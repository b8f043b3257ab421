import { createHash } from 'node:crypto';
import type { Plain, PlainObject } from '#platform/access/countersigned-action.ts';

/** Everything that the second person approves. The salt keeps a short payload from being guessed from its hash. */
export type Envelope = {
  readonly action: string;
  readonly requestId: string;
  readonly unionId: string;
  readonly payload: PlainObject;
  readonly salt: string;
};

/**
 * One text per value: names in order of their code units, no blanks (RFC 8785). Two payloads that mean the same give the
 * same text, two that differ anywhere give another one.
 */
function canonicalJson(value: Plain): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no such number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

export function writeEnvelope({ action, requestId, unionId, payload, salt }: Envelope): string {
  return canonicalJson({ action, requestId, unionId, payload, salt });
}

/** @throws SyntaxError when the text is no envelope: it was opened from a seal, so only a bug can make one */
export function readEnvelope(text: string): Envelope {
  return JSON.parse(text) as Envelope; // -- writeEnvelope wrote it, and the seal vouches for every byte
}

/** SHA-256 of the text in UTF-8, in hex. */
export function hashEnvelope(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
