import type { PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { errors } from '../contract.ts';

/** One calendar for the whole platform: everybody with an office reads it, the topmost union fills it. */
export const prepareMatrix: PrepareMatrix = async () => ({
  'calendar.readYear': { input: () => ({ year: 2026 }) },
  'calendar.fillYear': { input: () => ({ year: 2026 }), mayRefuse: [errors['not-topmost']] },
});
