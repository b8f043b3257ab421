import { historySteps as accounts } from '#platform/accounts/test/random-history.ts';
import { historySteps as audit } from '#platform/audit/test/random-history.ts';
import { historySteps as calendar } from '#platform/calendar/test/random-history.ts';
import { historySteps as consents } from '#platform/consents/test/random-history.ts';
import { historySteps as countersign } from '#platform/countersign/test/random-history.ts';
import { historySteps as offices } from '#platform/offices/test/random-history.ts';
import { historySteps as flows } from '#platform/flows/test/random-history.ts';
import { historySteps as keeping } from '#platform/keeping/test/random-history.ts';
import { foundRoot, historySteps as orgs } from '#platform/orgs/test/random-history.ts';
import { historySteps as papers } from '#platform/papers/test/random-history.ts';
import { historySteps as privacy } from '#platform/privacy/test/random-history.ts';
import { historySteps as switchboard } from '#platform/switchboard/test/random-history.ts';
import { playHistory, startHistory, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { holdings } from '../manifests.ts';
import { beginCase, historySteps as appeals } from '#modules/appeals/test/random-history.ts';
import { historySteps as checkin } from '#capabilities/checkin/test/random-history.ts';
import { historySteps as draw } from '#capabilities/draw/test/random-history.ts';
import { historySteps as signup } from '#capabilities/signup/test/random-history.ts';
import { historySteps as activities } from '#modules/activities/test/random-history.ts';
import { historySteps as aid } from '#modules/aid/test/random-history.ts';
import { historySteps as measures } from '#modules/measures/test/random-history.ts';
import { historySteps as budgets } from '#modules/budgets/test/random-history.ts';
import { historySteps as proposals } from '#modules/proposals/test/random-history.ts';
import { historySteps as register } from '#modules/register/test/random-history.ts';
import { historySteps as membership } from '#modules/membership/test/random-history.ts';

/** Everything that random histories are made of: one list per room or module that writes through the journal. */
export const historyRooms: Readonly<Record<string, readonly HistoryStep[]>> = { orgs, accounts, offices, countersign, audit, keeping, calendar, appeals, measures, register, membership, aid, proposals, budgets, signup, draw, checkin, activities, switchboard, consents, papers, flows, privacy: privacy(holdings) };

/** Plays `count` histories over one database, each of its own root and with a favourite room, four at a time. */
export async function playHistories(
  world: TestWorld, parts: {
    readonly seed: number; readonly first: number; readonly count: number; readonly tally: Map<string, number>;
    /** Ids of the rooms that are somebody's favourite; every one when left out. */
    readonly favourites?: readonly string[];
    /** Steps of each. */
    readonly length?: number;
  },
): Promise<void> {
  const all = Object.values(historyRooms).flat();
  const rooms = (parts.favourites ?? Object.keys(historyRooms)).map((id) => historyRooms[id] ?? all);
  const numbers = Array.from({ length: parts.count }, (_, index) => parts.first + index);
  const next = async (): Promise<void> => {
    const number = numbers.shift();
    if (number === undefined) return;
    const history = startHistory(world, seededRandom(`${parts.seed}:${number}`), parts.tally);
    await foundRoot(history, number);
    await beginCase(history);
    await playHistory(history, { all, favourites: rooms[number % rooms.length] ?? all }, parts.length ?? 11);
    await next();
  };
  await Promise.all([next(), next(), next(), next()]);
}
