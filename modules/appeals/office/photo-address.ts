import { appealsApi } from './appeals-api.ts';

type Photo = { readonly appealId: string; readonly photoId: string; readonly isSmall: boolean };

/** Where the browser finds a photo by itself, with the session's cookie: an image tag can send no header. */
export function photoAddress(photo: Photo): string {
  return `/api${appealsApi.readPhoto.path}?input=${encodeURIComponent(JSON.stringify(photo))}`;
}
