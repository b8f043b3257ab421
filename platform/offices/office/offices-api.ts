import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('offices');

export const officesApi = {
  readDuties: refs.query('readDuties'),
  readPerson: refs.query('readPerson'),
  listOfficersBelow: refs.query('listOfficersBelow'),
  replaceOfficer: refs.command('replaceOfficer'),
  handOn: refs.command('handOn'),
  takeBack: refs.command('takeBack'),
  declareAbsence: refs.command('declareAbsence'),
  endAbsence: refs.command('endAbsence'),
} as const;

export type Duties = z.infer<typeof endpoints.readDuties.output>;
export type DutyView = Duties['grants'][number];
export type SeatView = Duties['seats'][number];
export type AbsenceView = Duties['absences'][number];
export type DutyRole = DutyView['role'];
export type Someone = z.input<typeof endpoints.handOn.input>['to'];
