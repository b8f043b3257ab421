import type { PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';

/** Numbers about the caller alone; that they are the caller's own is asked in platform/http/tick-batch.test.ts. */
export const prepareMatrix: PrepareMatrix = async () => ({ 'home.readHome': { input: () => ({}) } });
