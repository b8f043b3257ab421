import { prepareMatrix as accounts } from '#platform/accounts/test/matrix-inputs.ts';
import { prepareMatrix as audit } from '#platform/audit/test/matrix-inputs.ts';
import { prepareMatrix as calendar } from '#platform/calendar/test/matrix-inputs.ts';
import { prepareMatrix as consents } from '#platform/consents/test/matrix-inputs.ts';
import { prepareMatrix as countersign } from '#platform/countersign/test/matrix-inputs.ts';
import { prepareMatrix as desk } from '#platform/desk/test/matrix-inputs.ts';
import { prepareMatrix as flows } from '#platform/flows/test/matrix-inputs.ts';
import { prepareMatrix as keeping } from '#platform/keeping/test/matrix-inputs.ts';
import { prepareMatrix as notices } from '#platform/notices/test/matrix-inputs.ts';
import { prepareMatrix as offices } from '#platform/offices/test/matrix-inputs.ts';
import { prepareMatrix as orgs } from '#platform/orgs/test/matrix-inputs.ts';
import { prepareMatrix as papers } from '#platform/papers/test/matrix-inputs.ts';
import { prepareMatrix as privacy } from '#platform/privacy/test/matrix-inputs.ts';
import { prepareMatrix as switchboard } from '#platform/switchboard/test/matrix-inputs.ts';
import type { PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { prepareMatrix as draw } from '#capabilities/draw/test/matrix-inputs.ts';
import { prepareMatrix as signup } from '#capabilities/signup/test/matrix-inputs.ts';
import { prepareMatrix as activities } from '#modules/activities/test/matrix-inputs.ts';
import { prepareMatrix as aid } from '#modules/aid/test/matrix-inputs.ts';
import { prepareMatrix as appeals } from '#modules/appeals/test/matrix-inputs.ts';
import { prepareMatrix as home } from '#modules/home/test/matrix-inputs.ts';
import { prepareMatrix as measures } from '#modules/measures/test/matrix-inputs.ts';
import { prepareMatrix as budgets } from '#modules/budgets/test/matrix-inputs.ts';
import { prepareMatrix as proposals } from '#modules/proposals/test/matrix-inputs.ts';
import { prepareMatrix as register } from '#modules/register/test/matrix-inputs.ts';
import { prepareMatrix as membership } from '#modules/membership/test/matrix-inputs.ts';

/** How every endpoint of the house is called in the access matrix; an endpoint without an entry fails the test. */
export const matrixRooms: readonly PrepareMatrix[] = [orgs, audit, offices, countersign, desk, accounts, calendar, keeping, notices, appeals, home, measures, register, membership, aid, proposals, budgets, signup, draw, activities, switchboard, consents, papers, flows, privacy];
