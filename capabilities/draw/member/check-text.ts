import { publishedText } from '../rules/settle-draw.ts';
import { verifyDraw } from '../rules/verify-draw.ts';
import { publishedDraw } from '../wire.ts';

/** Loaded when somebody checks: the validator and the whole draw are too much for everybody who only looks. */
export function checkText(text: string, keptHash: string | undefined): { readonly faults: readonly string[]; readonly missing: number } {
  try {
    const read: unknown = JSON.parse(text);
    const faults = verifyDraw(read, keptHash);
    const file = publishedDraw.safeParse(read);
    if (!file.success) return { faults: ['shape'], missing: 0 };
    return { faults: publishedText(file.data) === text ? faults : [...faults, 'text'], missing: file.data.missing.length };
  } catch {
    return { faults: ['shape'], missing: 0 };
  }
}
