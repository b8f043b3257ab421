import type { PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';

/** Numbers alone: of what, the sources' own lists are asked for in the matrix. */
export const prepareMatrix: PrepareMatrix = async () => ({ 'desk.readStart': { input: () => ({}) } });
