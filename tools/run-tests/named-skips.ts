const places = 'platform/db/embedded/places.test.ts > started by root';

/**
 * Tests that may be skipped, each with its reason, by `path > group > test`. Any other skipped test fails the run. What
 * a machine can show depends on who runs the tests and where: these few need root, or a Node older than ours.
 */
const needs: ReadonlyMap<string, string> = new Map([
  ['apps/server/data-directory.test.ts > root goes on with a folder that an ordinary user began', 'needs root'],
  ['apps/server/launcher.test.ts > without any Node 24 one clear sentence says what to do', 'needs an older Node beside ours'],
  [`${places} > below a folder that others cannot enter, the cluster lives elsewhere and is found again`, 'needs root'],
  [`${places} > a deleted folder means a new database; a lost cluster is an error, never an empty database`, 'needs root'],
  [`${places} > a cluster that root restored is given back to its account`, 'needs root'],
  [`${places} > a folder that an ordinary user began goes on as that user's, and back`,
    'needs root, and a checkout that an ordinary user can enter'],
]);

/** Those of them that were skipped in this run. */
export function namedSkips(skipped: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...needs].filter(([test]) => skipped.includes(test)));
}
