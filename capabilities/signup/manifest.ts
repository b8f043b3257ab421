import { bindResource } from '#platform/access/handler.ts';
import { defineRecurringJob } from '#platform/jobs/job.ts';
import { defineModule } from '#platform/registry/module.ts';
import { entryResource, offerResource, permissions } from './contract/access.ts';
import { errors } from './contract/errors.ts';
import { endpoints } from './contract.ts';
import { signupAppliers } from './events/apply.ts';
import { rehomingAppliers } from './events/rehoming.ts';
import { signupHoldings } from './holdings.ts';
import { findEntry } from './store/entries.ts';
import { findOffer } from './store/offers.ts';
import { answerQuestions, readAnswers } from './use-cases/answers.ts';
import { decideEntries } from './use-cases/decide-entries.ts';
import { exportEntries } from './use-cases/export-entries.ts';
import { enter } from './use-cases/enter.ts';
import { answerOffer, leave } from './use-cases/leave.ts';
import { listLimits, setLimit } from './use-cases/limits.ts';
import { moveDueLists } from './use-cases/move-waiting.ts';
import { listEntries, listMine, readPlaces } from './use-cases/read-places.ts';

/** 报名: places along the union tree, waiting lists, and a crowd that presses in one second. Modules offer places; this gives them. */
export const signupManifest = defineModule({
  id: 'signup',
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [enter, leave, answerOffer, answerQuestions, readAnswers, readPlaces, listMine, listEntries, exportEntries, decideEntries, listLimits, setLimit],
  resources: [
    bindResource(offerResource, { load: findOffer, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }) }),
    // An entry is its owner's: officers reach it through its offer.
    bindResource(entryResource, { load: findEntry, placeOf: (row) => ({ orgPath: '', linePath: null, personId: row.personId, receiptId: null }) }),
  ],
  appliers: [...signupAppliers, ...rehomingAppliers],
  scopedTables: [{ table: 'signup_limit' }, { table: 'signup_offer' }],
  replayedTables: ['signup_limit', 'signup_offer', 'signup_share', 'signup_entry'],
  holdings: signupHoldings,
});

export const signupJobs = [defineRecurringJob('signup.moveDueLists', 1, moveDueLists)];
