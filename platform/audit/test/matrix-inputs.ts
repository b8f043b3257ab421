import type { PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';

/** One tree for the whole platform: nothing in it belongs to a union. */
export const prepareMatrix: PrepareMatrix = async () => ({
  'audit.readTree': { input: () => ({}) },
  'audit.compareCheckpoint': { input: () => ({ note: 'zhijia-audit-00000000\n1\n' }) },
  'audit.verifyTree': { input: () => ({}) },
});
