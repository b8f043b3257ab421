import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('activities');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const activitiesApi = {
  listForMe: refs.query('listForMe'),
  readForMe: refs.query('readForMe'),
  rateSession: refs.command('rateSession'),
  listWall: refs.query('listWallForMe'),
  readPicture: refs.query('readPictureForMe'),
  readWallPhoto: refs.query('readWallPhotoForMe'),
  putPhotos: refs.command('putPhotos'),
  takeBackPhoto: refs.command('takeBackPhoto'),
  hidePhoto: refs.command('hidePhoto'),
} as const;

export type MyActivity = z.infer<typeof endpoints.listForMe.output>['activities'][number];
export type Activity = z.infer<typeof endpoints.readForMe.output>;
export type Session = Activity['sessions'][number];

export type Wall = z.infer<typeof endpoints.listWallForMe.output>;

type PhotoAddress = { readonly activityId: string; readonly photoId: string; readonly isSmall: boolean };

/** Where the browser finds a photo by itself, with the session's cookie: an image tag can send no header. */
export function photoAddress(kind: 'readPicture' | 'readWallPhoto', photo: PhotoAddress): string {
  return `/api${activitiesApi[kind].path}?input=${encodeURIComponent(JSON.stringify(photo))}`;
}

export const VIEWS = ['list', 'calendar'] as const;
export type View = (typeof VIEWS)[number];

export function toView(asked: string | null): View {
  return VIEWS.find((view) => view === asked) ?? 'list';
}
