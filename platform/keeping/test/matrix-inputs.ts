import type { PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { keepingErrors } from '../contract.ts';

/** One period of each kind for the whole platform: nothing of it belongs to a union. */
export const prepareMatrix: PrepareMatrix = async () => ({
  'keeping.readRetention': { input: () => ({}) },
  'keeping.chooseRetention': { input: () => ({ kind: 'notices', days: 200 }), mayRefuse: [keepingErrors['not-topmost']] },
});
