import type { FirmKind } from '../wire.ts';

/** What the code tells of a firm: registered with the market regulator (9) as a company, self-employed or cooperative. */
export function kindOfCreditCode(code: string | null): FirmKind {
  if (code?.startsWith('92') === true) return 'self-employed';
  return code?.startsWith('93') === true ? 'cooperative' : 'company';
}
