const SPAN = 90_000_000;
// Coprime to the span, so that counting up visits every number once before any repeats.
const STRIDE = 48_271_057;

/** The n-th case number, n ≥ 0: eight digits, never repeated, not in the order of arrival. */
export function caseNumberAt(ordinal: number): string {
  return String(10_000_000 + Number((BigInt(ordinal) * BigInt(STRIDE)) % BigInt(SPAN)));
}
