import type { TestProject } from 'vitest/node';
import { migrationSets } from '#platform/registry/module.ts';
import { startTestCluster } from '#platform/testkit/test-cluster.ts';
import { manifests } from '../manifests.ts';

/** One PostgreSQL and one migrated template for the whole run; every test file copies it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(migrationSets(manifests));
  project.provide('cluster', {
    ownerUrl: cluster.ownerUrl, template: cluster.template, dataDirectory: cluster.dataDirectory,
  });
  return () => cluster.stop();
}
