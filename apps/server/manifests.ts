import { accessManifest } from '#platform/access/manifest.ts';
import { accountsManifest } from '#platform/accounts/manifest.ts';
import { calendarManifest } from '#platform/calendar/manifest.ts';
import { cryptoManifest } from '#platform/crypto/manifest.ts';
import { figuresManifest } from '#platform/figures/manifest.ts';
import { filesManifest } from '#platform/files/manifest.ts';
import { guardManifest } from '#platform/guard/manifest.ts';
import { httpManifest } from '#platform/http/manifest.ts';
import { jobsManifest } from '#platform/jobs/manifest.ts';
import { journalManifest } from '#platform/journal/manifest.ts';
import { noticesManifest } from '#platform/notices/manifest.ts';
import { orgsManifest } from '#platform/orgs/manifest.ts';
import { sheetsManifest } from '#platform/sheets/manifest.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { appealsModule } from '#modules/appeals/module.ts';
import { homeModule } from '#modules/home/module.ts';
import { measuresModule } from '#modules/measures/module.ts';

/** The order is that in which tables are made: a foreign key points to what stands before it. */
const below: readonly Manifest[] = [cryptoManifest, journalManifest, accessManifest];
const above: readonly Manifest[] = [
  accountsManifest, calendarManifest, figuresManifest, jobsManifest, noticesManifest, filesManifest, sheetsManifest, guardManifest, httpManifest,
];

/** Every module of the house. `npm run new:module` adds its line here. */
const modules: readonly Manifest[] = [appealsModule, homeModule, measuresModule];

const scopedTables = [...below, ...above, ...modules].flatMap((one) => one.scopedTables);

export const manifests: readonly Manifest[] = [...below, orgsManifest(scopedTables), ...above, ...modules];
