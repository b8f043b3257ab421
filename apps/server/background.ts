import type { House } from '#platform/access/ctx.ts';
import { accountsJobs } from '#platform/accounts/jobs.ts';
import { auditJobs } from '#platform/audit/jobs.ts';
import { auditConsumer } from '#platform/audit/sequence.ts';
import { calendarConsumer, calendarJobs, type CalendarListener } from '#platform/calendar/listeners.ts';
import { removeUnclaimed } from '#platform/files/store/photos.ts';
import { guardJobs } from '#platform/guard/jobs.ts';
import { figuresConsumer } from '#platform/figures/consumer.ts';
import { flowsJobs } from '#platform/flows/jobs.ts';
import { forgetOldAnswers } from '#platform/http/store/answers.ts';
import { forgetDoneJobs } from '#platform/jobs/forget-done-jobs.ts';
import { forgetOldNotices } from '#platform/notices/forget-old-notices.ts';
import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { keepingJobs } from '#platform/keeping/jobs.ts';
import { noticesConsumer } from '#platform/notices/consumer.ts';
import { removeOldFontUploads } from '#platform/papers/store/fonts.ts';
import { removeOldUploads } from '#platform/sheets/store/uploads.ts';
import { privacyJobs } from '#platform/privacy/jobs.ts';
import { switchboardConsumer } from '#platform/switchboard/consumer.ts';
import { activitiesJobs } from '#modules/activities/use-cases/manage-wall.ts';
import { rehomeActivities } from '#modules/activities/use-cases/rehome-activities.ts';
import { aidJobs, rehomeDossiers } from '#modules/aid/use-cases/run-clocks.ts';
import { rehomeCases } from '#modules/appeals/use-cases/rehome-cases.ts';
import { rehomeMeasures } from '#modules/measures/use-cases/rehome-measures.ts';
import { reckonDeadlines, reckonJobs } from '#modules/appeals/use-cases/reckon-deadlines.ts';
import { clockJobs } from '#modules/appeals/use-cases/run-clocks.ts';
import { checkinJobs } from '#capabilities/checkin/manifest.ts';
import { drawJobs } from '#capabilities/draw/manifest.ts';
import { rehomeDraws } from '#capabilities/draw/use-cases/rehome-draws.ts';
import { rehomeOffers } from '#capabilities/signup/use-cases/rehome-offers.ts';
import { signupJobs } from '#capabilities/signup/manifest.ts';
import { membershipJobs } from '#modules/membership/use-cases/run-clocks.ts';
import { doorGuests } from './door-guests.ts';
import { drawPools } from './draw-pools.ts';
import { holdings } from './manifests.ts';
import { treeConsumer, treeJobs, type TreeListener } from './tree-work.ts';

const DAY = 86_400_000;

/** Modules that reckon deadlines: told when a year's working days become known. */
const calendarListeners: readonly CalendarListener[] = [{ name: 'appeals', reckon: reckonDeadlines }];

/** Modules with open work of their own: told when a union is no more. */
const treeListeners: readonly TreeListener[] = [
  { name: 'appeals', rehome: rehomeCases }, { name: 'measures', rehome: rehomeMeasures }, { name: 'aid', rehome: rehomeDossiers },
  { name: 'activities', rehome: rehomeActivities }, { name: 'draw', rehome: rehomeDraws }, { name: 'signup', rehome: rehomeOffers },
];

/** The journal's readers. */
export function consumers(house: House): readonly Consumer[] {
  return [figuresConsumer(house), noticesConsumer(house), calendarConsumer(house, calendarListeners), treeConsumer(house, treeListeners), auditConsumer, switchboardConsumer];
}

/** Everything that runs outside requests. */
export const jobs: readonly Job[] = [
  ...calendarJobs(calendarListeners),
  ...treeJobs(treeListeners),
  ...clockJobs, ...reckonJobs,
  ...membershipJobs,
  ...activitiesJobs,
  ...aidJobs,
  ...flowsJobs,
  ...signupJobs,
  ...drawJobs(drawPools),
  ...checkinJobs(doorGuests),
  forgetDoneJobs,
  forgetOldNotices,
  ...accountsJobs,
  ...auditJobs,
  ...keepingJobs,
  ...privacyJobs(holdings),
  ...guardJobs,
  defineRecurringJob('http.forgetOldAnswers', 60, (ctx) => forgetOldAnswers(ctx.tx, shiftInstant(ctx.clock.now(), -8 * DAY))),
  defineRecurringJob('files.removeUnclaimed', 60, async (ctx) => {
    await removeUnclaimed(ctx.tx, shiftInstant(ctx.clock.now(), -DAY));
  }),
  defineRecurringJob('papers.removeOldFontUploads', 60, (ctx) => removeOldFontUploads(ctx.tx, shiftInstant(ctx.clock.now(), -7 * DAY))),
  defineRecurringJob('sheets.removeOldUploads', 60, (ctx) => removeOldUploads(ctx.tx, shiftInstant(ctx.clock.now(), -7 * DAY))),
];
