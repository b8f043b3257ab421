import type { FontRole } from './contract/font-roles.ts';
import type { OwnFonts } from './type-case.ts';

/** A font by reference: its bytes are loaded when a paper is really set in it, and not every time. */
export type FontReference = {
  readonly role: FontRole;
  readonly fileId: string;
  /** Undefined where the file is no longer there: the shipped font takes its place. */
  readonly load: () => Promise<Uint8Array | undefined>;
};

/** Bytes of fonts kept at hand: four of the usual size. */
const MOST_BYTES = 48 * 1024 * 1024;

export type FontShelf = { take(references: readonly FontReference[]): Promise<OwnFonts> };

/** The fonts used last, by the id of their file, which never changes its bytes. */
export function createFontShelf(mostBytes = MOST_BYTES): FontShelf {
  const shelf = new Map<string, Uint8Array>();
  const put = (fileId: string, bytes: Uint8Array): void => {
    shelf.delete(fileId);
    shelf.set(fileId, bytes);
    let held = [...shelf.values()].reduce((sum, one) => sum + one.length, 0);
    for (const [oldest, { length }] of shelf) {
      if (held <= mostBytes) return;
      shelf.delete(oldest);
      held -= length;
    }
  };
  return {
    async take(references) {
      const own: Partial<Record<FontRole, Uint8Array>> = {};
      for (const { role, fileId, load } of references) {
        const bytes = shelf.get(fileId) ?? await load();
        if (bytes === undefined) continue;
        put(fileId, bytes);
        own[role] = bytes;
      }
      return own;
    },
  };
}
