/**
 * Tests that may be skipped, each with its reason, by `path > group > test`. Any other skipped test fails the run, and
 * so does a name here whose test was not skipped: a list of exceptions only shrinks when it is made to.
 */
export const namedSkips: ReadonlyMap<string, string> = new Map();
