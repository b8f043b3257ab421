/** Bits of work for one case: about 16,000 tries, a tenth of a second on a phone, nothing beside the typing. */
const LEAST = 14;
/** A quarter of a million tries: some seconds on a slow phone, and still done while somebody writes a few sentences. */
const MOST = 18;
/** So many cases an hour from one code are a workplace with a grievance, not a machine. */
const QUIET = 60;

/** How hard the next case of a code is, by how many came in the current hour: one bit more each time that doubles. */
export function workBits(casesThisHour: number): number {
  const doublings = casesThisHour < QUIET ? 0 : Math.floor(Math.log2(casesThisHour / QUIET)) + 1;
  return Math.min(MOST, LEAST + doublings);
}
