import type { House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import { settableClock, shiftInstant } from '#platform/kernel/clock.ts';
import { loadActivities } from './load-activities.ts';
import { loadAircraft } from './load-aircraft.ts';
import { loadDemoUnions } from './load-demo-unions.ts';
import { loadMeasures } from './load-measures.ts';
import { loadMembers } from './load-members.ts';
import { loadMembership } from './load-membership.ts';
import { loadPilot, makeCodes } from './load-pilot.ts';
import { loadPortals } from './load-portals.ts';

const FOUNDED_AGO = 200 * 86_400_000;

/** The whole demonstration, once per database: unions and offices half a year old, then the pilot on its own days. */
export async function loadDemonstration(parts: { house: House; db: Database }): Promise<boolean> {
  const clock = settableClock(shiftInstant(parts.house.clock.now(), -FOUNDED_AGO));
  const past = { db: parts.db, house: { ...parts.house, clock } };
  if (!await loadDemoUnions(past)) return false;
  await loadAircraft(past);
  await makeCodes(past);
  await loadPilot(parts);
  await loadMeasures(parts);
  await loadMembers(parts);
  await loadMembership(parts);
  await loadPortals(parts);
  await loadActivities(parts);
  return true;
}
