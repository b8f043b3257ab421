import { defineModule } from '#platform/registry/module.ts';
import { endpoints, errors, permissions } from './contract.ts';
import { appointment } from './flows/appointment.ts';
import { officeTodos } from './todos.ts';
import { declareAbsence, endAbsence } from './use-cases/absence.ts';
import { appointDuty } from './use-cases/appoint-duty.ts';
import { handOn, takeBack } from './use-cases/hand-on.ts';
import { listOfficersBelow, readDuties, readPerson } from './use-cases/read-duties.ts';
import { replaceOfficer } from './use-cases/replace-officer.ts';

/** Offices as they are held: replaced, handed on, left for a time, and looked at. */
export const officesManifest = defineModule({
  id: 'offices', dependsOn: ['access', 'orgs'],
  endpoints, errors, permissions: permissions.entries,
  handlers: [readDuties, readPerson, listOfficersBelow, replaceOfficer, handOn, takeBack, declareAbsence, endAbsence],
  // `access` keeps the table, because it looks for holders; only this room writes it, and plays it in random histories.
  replayedTables: ['access_absence'],
  countersigned: [appointDuty], processes: [appointment],
  todos: officeTodos,
});
