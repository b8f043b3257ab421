import { activitiesApi } from './activities-api.ts';

type PhotoAddress = { readonly activityId: string; readonly photoId: string; readonly isSmall: boolean };

/** Where the browser finds a photo by itself, with the session's cookie: an image tag can send no header. */
export function photoAddress(kind: 'readPicture' | 'readWallPhoto', photo: PhotoAddress): string {
  return `/api${activitiesApi[kind].path}?input=${encodeURIComponent(JSON.stringify(photo))}`;
}
