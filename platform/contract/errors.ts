import type { ErrorEntry, ErrorKind } from '#platform/kernel/app-error.ts';

/**
 * A room's catalogue of refusals. Keys become codes: `defineErrors('appeals', { 'already-closed': 'conflict' })`
 * gives `errors['already-closed'].code === 'appeals/already-closed'`, which is also its key in locale/.
 */
export function defineErrors<const Catalogue extends Record<string, ErrorKind>>(
  room: string,
  catalogue: Catalogue,
): { readonly [Name in keyof Catalogue]: ErrorEntry } {
  const entries = Object.entries(catalogue).map(([name, kind]) => [name, { code: `${room}/${name}`, kind }]);
  // -- Object.fromEntries forgets the names that went in.
  return Object.fromEntries(entries) as { readonly [Name in keyof Catalogue]: ErrorEntry };
}

/** Refusals that any endpoint may give; endpoints do not list them. */
export const generalErrors = defineErrors('http', {
  'invalid-input': 'invalid',
  'not-signed-in': 'unauthenticated',
  'not-allowed': 'forbidden',
  'not-found': 'not-found',
  'step-up-needed': 'forbidden',
  'choose-office': 'invalid',
  'key-missing': 'invalid',
  'key-reused': 'conflict',
  'foreign-origin': 'forbidden',
  'too-large': 'too-large',
  'too-many': 'too-many',
  'busy': 'unavailable',
  'bug': 'bug',
});
