import { FONT_REFUSALS, type FontRefusal } from './sfnt.ts';

export type FontResult = { readonly ok: true; readonly fontName: string } | { readonly ok: false; readonly reason: FontRefusal };

export const MAX_NAME = 80;
/** More than any lawful answer; the server stops listening beyond it. */
export const MAX_REPLY_BYTES = 4096;

/** Reads the answer of a process that has opened a hostile file and may be hostile itself. */
export function decodeResult(bytes: Buffer): FontResult {
  try {
    const reply: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof reply !== 'object' || reply === null) return BROKEN;
    if ('fontName' in reply && typeof reply.fontName === 'string') return { ok: true, fontName: toShownName(reply.fontName) };
    const reason = FONT_REFUSALS.find((one) => 'reason' in reply && one === reply.reason);
    return reason === undefined ? BROKEN : { ok: false, reason };
  } catch {
    return BROKEN;
  }
}

const BROKEN: FontResult = { ok: false, reason: 'font-broken' };

/** A font's name as its maker wrote it, without what has no shape. */
export function toShownName(name: string): string {
  return name.toWellFormed().normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '').trim().slice(0, MAX_NAME);
}
