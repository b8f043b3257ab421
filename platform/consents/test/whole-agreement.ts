import { TEXT_KINDS, type TextKey } from '../rules/text-kinds.ts';
import { newestShipped } from '../texts/shipped-texts.ts';
import type { Agreement } from '../wire.ts';

/** Every tick of the notice that the product ships; undefined where nothing is asked. */
export function wholeAgreement(textKey: TextKey | null): Agreement | undefined {
  return textKey === null ? undefined : { hash: newestShipped(textKey).hash, purposes: TEXT_KINDS[textKey].map(({ purpose }) => purpose) };
}
