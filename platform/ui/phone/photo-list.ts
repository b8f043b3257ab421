import { isPassing, type ApiFailure } from '../api/failure.ts';

/** A photo as a draft remembers it: the name it lies under on the device, and the server's id once the server has it. */
export type KeptPhoto = { readonly name: string; readonly fileId: string | null };

/** One picked photo on its way to the server. `id` is this screen's own. */
export type Photo = {
  readonly id: number;
  readonly name: string;
  /** Empty where there is none: the picture is at the server and no longer here, or it is a paper. */
  readonly preview: string;
  /** A PDF, where the list takes them. */
  readonly isPdf?: boolean;
  /** Whether the device has it, so that it can be sent later. */
  readonly isKept: boolean;
  readonly sent: number;
  readonly fileId: string | undefined;
  readonly failure: ApiFailure | undefined;
};

export type PhotoChange =
  | { readonly kind: 'picked'; readonly id: number; readonly name: string; readonly preview: string; readonly isPdf?: boolean }
  | { readonly kind: 'kept'; readonly id: number; readonly preview?: string; readonly isPdf?: boolean }
  | { readonly kind: 'sending'; readonly id: number; readonly sent: number }
  | { readonly kind: 'stored'; readonly id: number; readonly fileId: string }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: ApiFailure }
  /** A photo of the draft that the device has lost before the server got it. */
  | { readonly kind: 'gone'; readonly id: number }
  | { readonly kind: 'removed'; readonly id: number }
  | { readonly kind: 'moved'; readonly id: number; readonly by: -1 | 1 };

/** News of a photo that was removed meanwhile changes nothing. */
export function changePhotos(photos: readonly Photo[], change: PhotoChange): readonly Photo[] {
  const { id } = change;
  const put = (parts: Partial<Photo>) => photos.map((photo) => (photo.id === id ? { ...photo, ...parts } : photo));
  switch (change.kind) {
    case 'picked': {
      const { name, preview, isPdf = false } = change;
      return [...photos, { id, name, preview, isPdf, isKept: false, sent: 0, fileId: undefined, failure: undefined }];
    }
    case 'kept': return put({ isKept: true, ...(change.preview !== undefined && { preview: change.preview }), ...(change.isPdf === true && { isPdf: true }) });
    case 'sending': return put({ sent: change.sent, failure: undefined });
    case 'stored': return put({ sent: 1, fileId: change.fileId, failure: undefined });
    case 'failed': return put({ sent: 0, failure: change.failure });
    case 'gone': return put({ isKept: false, failure: GONE });
    case 'removed': return photos.filter((photo) => photo.id !== id);
    case 'moved': return moved(photos, id, change.by);
  }
}

const GONE: ApiFailure = { code: 'ui/photos/gone', params: {}, issues: [], status: 0, requestId: undefined };

/** What a draft remembers, in the person's order: everything that the device or the server has. */
export function keptPhotos(photos: readonly Photo[]): readonly KeptPhoto[] {
  return photos.filter(({ isKept, fileId }) => isKept || fileId !== undefined).map(({ name, fileId }) => ({ name, fileId: fileId ?? null }));
}

/** Whether nothing more will come of this photo by itself: the server has refused it, or it could go nowhere. */
export function isPhotoLost({ failure, isKept }: Photo): boolean {
  return failure !== undefined && !(isKept && isPassing(failure));
}

/** Whether the form must wait a moment, or must ask what to do. A photo that the device has can be sent later. */
export function photosState(photos: readonly Photo[]): 'settled' | 'sending' | 'failed' {
  if (photos.some(isPhotoLost)) return 'failed';
  return photos.some(({ fileId, isKept }) => fileId === undefined && !isKept) ? 'sending' : 'settled';
}

function moved(photos: readonly Photo[], id: number, by: -1 | 1): readonly Photo[] {
  const from = photos.findIndex((photo) => photo.id === id);
  const to = from + by;
  const photo = photos[from];
  if (photo === undefined || to < 0 || to >= photos.length) return photos;
  const rest = photos.filter((other) => other.id !== id);
  return [...rest.slice(0, to), photo, ...rest.slice(to)];
}
