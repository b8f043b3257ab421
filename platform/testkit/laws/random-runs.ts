/** Repeats a run's random cases; npm test prints the one it used. */
export const seed = Number(process.env['SEED'] ?? 20261123);

/** How many times the usual number of random cases: `npm run test:long` says ten. */
export const scale = Math.max(1, Number(process.env['ZHIJIA_TEST_SCALE'] ?? 1) || 1);

/** Parameters for fc.assert: the run's seed, and `count` cases times the scale. */
export function runs(count: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns: count * scale };
}
