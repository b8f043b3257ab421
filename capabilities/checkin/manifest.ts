import { bindResource } from '#platform/access/handler.ts';
import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { doorResource, permissions, rollResource } from './contract/access.ts';
import { errors } from './contract/errors.ts';
import { endpoints } from './contract.ts';
import { checkinAppliers } from './events/apply.ts';
import type { Guests } from './guests.ts';
import { checkinHoldings } from './holdings.ts';
import { findDoor, findRollInReach } from './store/rolls.ts';
import { readDoor, sendPasses } from './use-cases/at-the-door.ts';
import { listRolls, readAttendance, readFigures } from './use-cases/attendance.ts';
import { closeDoor, enterDoor, openDoor, openRoll } from './use-cases/doors.ts';
import { exportAttendance } from './use-cases/export-attendance.ts';
import { readTicket } from './use-cases/read-ticket.ts';
import { settleRolls } from './use-cases/settle-rolls.ts';

/** 签到: who came, noted at doors that need no network. */
export function checkinManifest(guests: Guests): Manifest {
  return defineModule({
    id: 'checkin',
    dependsOn: [],
    migrations: new URL('./store/migrations/', import.meta.url),
    endpoints, errors, permissions: permissions.entries,
    handlers: [
      openRoll(guests), openDoor(guests), closeDoor, listRolls(guests), readAttendance(guests), exportAttendance(guests), readFigures, readTicket(guests), enterDoor, readDoor(guests), sendPasses(guests),
    ],
    resources: [
      bindResource(rollResource, { load: findRollInReach, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }) }),
      // A door is held by whoever proved to know its secret, and by nobody else.
      bindResource(doorResource, { load: findDoor, placeOf: (row) => ({ orgPath: '', linePath: null, personId: null, receiptId: row.id }) }),
    ],
    appliers: checkinAppliers,
    scopedTables: [{ table: 'checkin_roll' }],
    replayedTables: ['checkin_roll', 'checkin_door', 'checkin_pass'],
    holdings: checkinHoldings,
  });
}

export const checkinJobs = (guests: Guests): readonly Job[] => [defineRecurringJob('checkin.settleRolls', 10, (ctx) => settleRolls(ctx, guests))];
