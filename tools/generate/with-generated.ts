import { migrationSets } from '#platform/registry/module.ts';
import { startTestCluster } from '#platform/testkit/test-cluster.ts';
import { openMatrix } from '#platform/testkit/matrix/run-matrix.ts';
import { manifests } from '#apps/server/manifests.ts';
import { matrixRooms } from '#apps/server/testing/matrix-rooms.ts';
import type { Sources } from './pages.ts';

/** A PostgreSQL of its own, the migrated tables and the planted house: what the pages are read from. */
export async function withGenerated<T>(work: (sources: Sources) => Promise<T>): Promise<T> {
  const cluster = await startTestCluster(migrationSets(manifests));
  try {
    const matrix = await openMatrix(manifests, matrixRooms, cluster);
    try {
      return await work({ manifests, matrix, catalogue: matrix.grove.world.ownerDb.pool });
    } finally {
      await matrix.close();
    }
  } finally {
    await cluster.stop();
  }
}
