import { createHash } from 'node:crypto';
import { toId, type Id } from '#platform/kernel/id.ts';

/** The same id for the same word in every demonstration, so that loading it twice changes nothing. */
export function demoId<Kind extends string>(word: string): Id<Kind> {
  const hex = createHash('sha256').update(`zhijia demonstration\0${word}`).digest('hex');
  // Version 8 (RFC 9562): made by a rule of our own.
  return toId<Kind>(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`);
}
