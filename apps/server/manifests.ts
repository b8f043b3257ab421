import { accessManifest } from '#platform/access/manifest.ts';
import { accountsManifest } from '#platform/accounts/manifest.ts';
import { auditManifest } from '#platform/audit/manifest.ts';
import { calendarManifest } from '#platform/calendar/manifest.ts';
import { consentsManifest } from '#platform/consents/manifest.ts';
import { countersignManifest } from '#platform/countersign/manifest.ts';
import { cryptoManifest } from '#platform/crypto/manifest.ts';
import { deskManifest } from '#platform/desk/manifest.ts';
import { figuresManifest } from '#platform/figures/manifest.ts';
import { filesManifest } from '#platform/files/manifest.ts';
import { guardManifest } from '#platform/guard/manifest.ts';
import { httpManifest } from '#platform/http/manifest.ts';
import { jobsManifest } from '#platform/jobs/manifest.ts';
import { journalManifest } from '#platform/journal/manifest.ts';
import { keepingManifest } from '#platform/keeping/manifest.ts';
import { noticesManifest } from '#platform/notices/manifest.ts';
import { officesManifest } from '#platform/offices/manifest.ts';
import { orgsManifest } from '#platform/orgs/manifest.ts';
import { papersManifest } from '#platform/papers/manifest.ts';
import { gatherHoldings, privacyManifest } from '#platform/privacy/manifest.ts';
import { endingActions } from '#platform/orgs/tree/end-union.ts';
import { sheetsManifest } from '#platform/sheets/manifest.ts';
import { switchboardManifest } from '#platform/switchboard/manifest.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { checkinManifest } from '#capabilities/checkin/manifest.ts';
import { drawManifest } from '#capabilities/draw/manifest.ts';
import { signupManifest } from '#capabilities/signup/manifest.ts';
import { activitiesModule } from '#modules/activities/module.ts';
import { aidModule } from '#modules/aid/module.ts';
import { appealsModule } from '#modules/appeals/module.ts';
import { flowsManifest } from '#platform/flows/manifest.ts';
import { budgetsModule } from '#modules/budgets/module.ts';
import { homeModule } from '#modules/home/module.ts';
import { measuresModule } from '#modules/measures/module.ts';
import { membershipModule } from '#modules/membership/module.ts';
import { proposalsModule } from '#modules/proposals/module.ts';
import { registerModule } from '#modules/register/module.ts';
import { doorGuests } from './door-guests.ts';
import { drawPools } from './draw-pools.ts';

/** The order is that in which tables are made: a foreign key points to what stands before it. */
const below: readonly Manifest[] = [cryptoManifest, journalManifest, accessManifest];
const above: readonly Manifest[] = [
  consentsManifest, accountsManifest, calendarManifest, figuresManifest, jobsManifest, noticesManifest, filesManifest, sheetsManifest, papersManifest, guardManifest, httpManifest, auditManifest, keepingManifest, switchboardManifest,
];

/** What several modules share, in the union's own words. */
const capabilities: readonly Manifest[] = [signupManifest, drawManifest(drawPools), checkinManifest(doorGuests)];

/** Every module of the house. `npm run new:module` adds its line here. */
const modules: readonly Manifest[] = [appealsModule, homeModule, measuresModule, registerModule, membershipModule, aidModule, proposalsModule, budgetsModule, activitiesModule];

/** What everybody's manifests contribute to: two-person actions, and the console's first page. */
const actions = [...endingActions(() => scopedTables), ...[officesManifest, ...above, ...capabilities, ...modules].flatMap((one) => one.countersigned)];
const staffing: readonly Manifest[] = [officesManifest, countersignManifest(actions), flowsManifest];
const gathering: readonly Manifest[] = [...staffing, deskManifest([...modules, ...capabilities, ...staffing, ...above])];

const scopedTables = [...below, ...above, ...gathering, ...capabilities, ...modules].flatMap((one) => one.scopedTables);

const keepers: readonly Manifest[] = [...below, orgsManifest(scopedTables), ...above, ...gathering, ...capabilities, ...modules];

export const manifests: readonly Manifest[] = [...keepers, privacyManifest(keepers)];
export const holdings = gatherHoldings(manifests);
