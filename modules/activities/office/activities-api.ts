import type { z } from 'zod';
import type { MEMBER_KINDS, RETIRED, Way } from '#capabilities/signup/wire.ts';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { Kind, OFFICE_VIEWS } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('activities');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const activitiesApi = {
  listActivities: refs.query('listActivities'),
  readActivity: refs.query('readActivity'),
  readRatings: refs.query('readRatings'),
  readFigures: refs.query('readFigures'),
  printPoster: refs.query('printPoster'),
  listPlans: refs.query('listPlans'),
  listWall: refs.query('listWall'),
  readPicture: refs.query('readPicture'),
  readWallPhoto: refs.query('readWallPhoto'),
  setPictures: refs.command('setPictures'),
  putPhotos: refs.command('putPhotosForUnion'),
  decidePhotos: refs.command('decidePhotos'),
  restorePhoto: refs.command('restorePhoto'),
  makeActivity: refs.command('makeActivity'),
  reviseActivity: refs.command('reviseActivity'),
  cancelActivity: refs.command('cancelActivity'),
} as const;

export type ActivityLine = z.infer<typeof endpoints.listActivities.output>['activities'][number];
export type Activity = z.infer<typeof endpoints.readActivity.output>;
export type WallPhoto = z.infer<typeof endpoints.listWall.output>['photos'][number];
export type NewActivity = z.input<typeof endpoints.makeActivity.input>;
export type View = (typeof OFFICE_VIEWS)[number];
export type MemberKind = (typeof MEMBER_KINDS)[number];
export type Retired = (typeof RETIRED)[number];

// Spelled out instead of imported: the tuples would bring the validator along. `satisfies` keeps them complete.
const kinds = { evening: true, trip: true, sports: true, lecture: true, course: true, health: true, family: true } satisfies Record<Kind, true>;
const ways = { 'first-come': true, 'draw': true, 'approval': true } satisfies Record<Way, true>;
const views = { coming: true, past: true, cancelled: true } satisfies Record<View, true>;
const memberKinds = { regular: true, individual: true } satisfies Record<MemberKind, true>;
const retired = { too: true, only: true, not: true } satisfies Record<Retired, true>;
/** Upper ends of the contract (wire.ts), here and in `capabilities/signup`. */
export const MOST = { sessions: 40, title: 60, summary: 2_000, place: 120, contact: 80, label: 40, reason: 200, planNumber: 20, places: 100_000, waiting: 100_000, group: 10, holdHours: 168, unions: 50, shares: 499, pictures: 3 } as const;

export const KIND_LIST = Object.keys(kinds).filter(isKind);
export const WAY_LIST = Object.keys(ways).filter(isWay);
export const VIEW_LIST = Object.keys(views).filter(isView);
export const MEMBER_KIND_LIST = Object.keys(memberKinds).filter(isMemberKind);
export const RETIRED_LIST = Object.keys(retired).filter(isRetired);

export function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text);
}

export function isWay(text: string): text is Way {
  return Object.hasOwn(ways, text);
}

export function isView(text: string): text is View {
  return Object.hasOwn(views, text);
}

export function isMemberKind(text: string): text is MemberKind {
  return Object.hasOwn(memberKinds, text);
}

export function isRetired(text: string): text is Retired {
  return Object.hasOwn(retired, text);
}
