import { accessManifest } from '#platform/access/manifest.ts';
import { cryptoManifest } from '#platform/crypto/manifest.ts';
import { filesManifest } from '#platform/files/manifest.ts';
import { httpManifest } from '#platform/http/manifest.ts';
import { journalManifest } from '#platform/journal/manifest.ts';
import { orgsManifest } from '#platform/orgs/manifest.ts';
import type { Manifest } from '#platform/registry/module.ts';

/** Every room and module of the house, in the order in which their tables are made. */
const rooms: readonly Manifest[] = [cryptoManifest, journalManifest, accessManifest];
const above: readonly Manifest[] = [filesManifest, httpManifest];
const scopedTables = [...rooms, ...above].flatMap((one) => one.scopedTables);

export const manifests: readonly Manifest[] = [...rooms, orgsManifest([...scopedTables, { table: 'orgs_person' }]), ...above];
