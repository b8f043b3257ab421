import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('checkin');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const checkinApi = {
  listRolls: refs.query('listRolls'),
  readAttendance: refs.query('readAttendance'),
  exportAttendance: refs.query('exportAttendance'),
  readFigures: refs.query('readFigures'),
  openRoll: refs.command('openRoll'),
  openDoor: refs.command('openDoor'),
  closeDoor: refs.command('closeDoor'),
} as const;

export type Rolls = z.infer<typeof endpoints.listRolls.output>;
export type Roll = Rolls['rolls'][number];
export type Attendance = z.infer<typeof endpoints.readAttendance.output>;

// Spelled out instead of imported from wire.ts, which would bring the validator along.
/** Upper ends of the contract. */
export const MOST = { name: 30, admitsFromMinutes: 24 * 60, notes: 5 } as const;
/** What doors do where nobody set anything up. */
export const USUAL_MINUTES = 60;
/** How long after the end doors may still send what they noted without a network. */
export const LATE_HOURS = 72;
