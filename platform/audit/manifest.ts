import { defineModule } from '#platform/registry/module.ts';
import { endpoints, permissions } from './contract.ts';
import { auditAppliers } from './events.ts';
import { compareNote, readTree, verifyTree } from './use-cases/read-tree.ts';

/** The Merkle tree over journal and access log. */
export const auditManifest = defineModule({
  id: 'audit', dependsOn: ['access', 'journal', 'jobs', 'orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, permissions: permissions.entries,
  handlers: [readTree, compareNote, verifyTree],
  appliers: auditAppliers,
  replayedTables: ['audit_expiry', 'audit_incarnation'],
});
