import type { ApiFailure } from '../api/failure.ts';

/** One picked photo on its way to the server. `id` is this screen's own; `fileId` is the server's, once it has it. */
export type Photo = {
  readonly id: number;
  readonly preview: string;
  readonly sent: number;
  readonly fileId: string | undefined;
  readonly failure: ApiFailure | undefined;
};

export type PhotoChange =
  | { readonly kind: 'picked'; readonly id: number; readonly preview: string }
  | { readonly kind: 'sending'; readonly id: number; readonly sent: number }
  | { readonly kind: 'stored'; readonly id: number; readonly fileId: string }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: ApiFailure }
  | { readonly kind: 'removed'; readonly id: number }
  | { readonly kind: 'moved'; readonly id: number; readonly by: -1 | 1 };

/** News of a photo that was removed meanwhile changes nothing. */
export function changePhotos(photos: readonly Photo[], change: PhotoChange): readonly Photo[] {
  const { id } = change;
  const put = (parts: Partial<Photo>) => photos.map((photo) => (photo.id === id ? { ...photo, ...parts } : photo));
  switch (change.kind) {
    case 'picked': return [...photos, { id, preview: change.preview, sent: 0, fileId: undefined, failure: undefined }];
    case 'sending': return put({ sent: change.sent, failure: undefined });
    case 'stored': return put({ sent: 1, fileId: change.fileId, failure: undefined });
    case 'failed': return put({ sent: 0, failure: change.failure });
    case 'removed': return photos.filter((photo) => photo.id !== id);
    case 'moved': return moved(photos, id, change.by);
  }
}

/** The server's ids in the person's order. */
export function storedIds(photos: readonly Photo[]): string[] {
  return photos.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId]));
}

/** Whether the form must wait, or must ask what to do with a photo that did not arrive. */
export function photosState(photos: readonly Photo[]): 'settled' | 'sending' | 'failed' {
  if (photos.some(({ failure }) => failure !== undefined)) return 'failed';
  return photos.some(({ fileId }) => fileId === undefined) ? 'sending' : 'settled';
}

function moved(photos: readonly Photo[], id: number, by: -1 | 1): readonly Photo[] {
  const from = photos.findIndex((photo) => photo.id === id);
  const to = from + by;
  const photo = photos[from];
  if (photo === undefined || to < 0 || to >= photos.length) return photos;
  const rest = photos.filter((other) => other.id !== id);
  return [...rest.slice(0, to), photo, ...rest.slice(to)];
}
