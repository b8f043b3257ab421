import { useEffect, useReducer, useRef, useState } from 'react';
import type { Random } from '#platform/kernel/random.ts';
import { browserRandom, newIntentKey } from '../api/browser-random.ts';
import { isPassing, type Answer } from '../api/failure.ts';
import { shrinkPhoto } from '../api/shrink-photo.ts';
import type { StoredPhoto } from '../api/upload-photo.ts';
import { changePhotos, type KeptPhoto, type Photo, type PhotoChange } from './photo-list.ts';

/** Sends one image; a screen binds purpose and subject key to `uploadPhoto`. */
export type SendPhoto = (
  image: Blob, call: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<Answer<StoredPhoto>>;

/** Where the device keeps pictures until they are sent. */
export type PhotoKeeper = {
  /** False where there is no room. */
  keep(name: string, image: Blob): Promise<boolean>;
  fetch(name: string): Promise<Blob | undefined>;
  /** Nobody needs the picture any more; the list that still names it changes right after. */
  drop(name: string): void;
};

export type Photos = {
  readonly photos: readonly Photo[];
  add(files: readonly File[]): void;
  remove(id: number): void;
  move(id: number, by: -1 | 1): void;
  retry(id: number): void;
  /** Before somebody else takes over the sending. */
  stop(): void;
  /** What somebody else has sent of them meanwhile. */
  adopt(kept: readonly KeptPhoto[]): void;
};

export type PhotosOptions = {
  readonly send: SendPhoto;
  readonly limit: number;
  /** What a draft remembers; counts once. */
  readonly kept?: readonly KeptPhoto[];
  readonly keeper?: PhotoKeeper;
  readonly random?: Random;
};

/**
 * Photos are kept on the device and start on their way when they are picked, so that the form itself is sent in a moment.
 * What found no network is tried again when there is one.
 */
export function usePhotos({ send, limit, kept = [], keeper = NO_KEEPER, random = browserRandom }: PhotosOptions): Photos {
  const [photos, change] = useReducer(changePhotos, kept, toPhotos);
  const [picked] = useState(() => new Map<number, Picked>());
  const nextId = useRef(kept.length);
  const { hold, upload } = usePhotoSending(picked, send, change);

  /** A photo of the draft: its picture comes from the device, and goes on its way if the server has not got it. */
  const bringBack = async ({ id, name, fileId }: Photo): Promise<void> => {
    const image = await keeper.fetch(name);
    if (image === undefined) return fileId === undefined ? change({ kind: 'gone', id }) : undefined;
    const one = hold(id, { name, preview: previewOf(image), image: Promise.resolve(image) });
    change({ kind: 'kept', id, preview: one.preview, isPdf: isPdf(image) });
    if (fileId === undefined) await upload(id, one);
  };
  const opened = useRef({ bringBack, photos });
  useEffect(() => {
    for (const photo of opened.current.photos) void opened.current.bringBack(photo);
  }, []);

  const take = async (file: File): Promise<void> => {
    const id = nextId.current++;
    const name = newIntentKey(random);
    const one = hold(id, { name, preview: previewOf(file), image: isPdf(file) ? Promise.resolve(file) : shrinkPhoto(file) });
    change({ kind: 'picked', id, name, preview: one.preview, isPdf: isPdf(file) });
    const image = await one.image;
    if (image !== undefined && await keeper.keep(name, image)) change({ kind: 'kept', id });
    // Taken away while it was being kept: what came to lie there afterwards goes as well.
    if (!picked.has(id)) return forget(id, name);
    await upload(id, one);
  };
  const forget = (id: number, name: string): void => {
    keeper.drop(name);
    change({ kind: 'removed', id });
  };
  return {
    photos,
    add(files) {
      for (const file of files.slice(0, Math.max(0, limit - photos.length))) void take(file);
    },
    remove(id) {
      const one = picked.get(id);
      if (one !== undefined) letGo(one);
      picked.delete(id);
      for (const photo of photos) if (photo.id === id) forget(id, photo.name);
    },
    move: (id, by) => change({ kind: 'moved', id, by }),
    retry(id) {
      const one = picked.get(id);
      if (one !== undefined) void upload(id, one);
    },
    stop: () => picked.forEach(({ stop }) => stop.abort()),
    adopt(known) {
      for (const { name, fileId } of known) {
        const photo = photos.find((one) => one.name === name);
        if (photo !== undefined && fileId !== null) change({ kind: 'stored', id: photo.id, fileId });
      }
    },
  };
}

type PhotoSending = {
  hold(id: number, source: Pick<Picked, 'name' | 'preview' | 'image'>): Picked;
  upload(id: number, one: Picked): Promise<void>;
};

/** The way of each picture to the server; what found no network goes again when there is one, and all is let go with the page. */
function usePhotoSending(picked: Map<number, Picked>, send: SendPhoto, change: (change: PhotoChange) => void): PhotoSending {
  const upload = async (id: number, one: Picked): Promise<void> => {
    const image = await one.image;
    if (image === undefined || picked.get(id) !== one) return;
    // Stopped once and taken up again, after somebody else could not send it.
    if (one.stop.signal.aborted) one.stop = new AbortController();
    change({ kind: 'sending', id, sent: 0 });
    const answer = await send(image, { signal: one.stop.signal, onProgress: (sent) => change({ kind: 'sending', id, sent }) });
    one.isWaiting = !answer.ok && isPassing(answer.failure);
    change(answer.ok ? { kind: 'stored', id, fileId: answer.value.fileId } : { kind: 'failed', id, failure: answer.failure });
  };
  const latest = useRef(upload);
  useEffect(() => { latest.current = upload; });
  useEffect(() => {
    const goOn = (): void => {
      for (const [id, one] of picked) if (one.isWaiting) void latest.current(id, one);
    };
    window.addEventListener('online', goOn);
    return () => {
      window.removeEventListener('online', goOn);
      for (const one of picked.values()) letGo(one);
      picked.clear();
    };
  }, [picked]);
  return {
    upload,
    hold(id, source) {
      const one = { ...source, stop: new AbortController(), isWaiting: false };
      picked.set(id, one);
      return one;
    },
  };
}

const isPdf = (blob: Blob): boolean => blob.type === 'application/pdf';

/** A paper has no preview: nothing of it is opened here. */
function previewOf(blob: Blob): string {
  return isPdf(blob) ? '' : URL.createObjectURL(blob);
}

const NO_KEEPER: PhotoKeeper = { keep: () => Promise.resolve(false), fetch: () => Promise.resolve(undefined), drop: () => undefined };

function toPhotos(kept: readonly KeptPhoto[]): readonly Photo[] {
  return kept.map(({ name, fileId }, id) => ({
    id, name, preview: '', isKept: fileId === null, sent: fileId === null ? 0 : 1, fileId: fileId ?? undefined, failure: undefined,
  }));
}

type Picked = {
  readonly name: string;
  readonly preview: string;
  stop: AbortController;
  readonly image: Promise<Blob | undefined>;
  isWaiting: boolean;
};

/** A preview holds the whole picture in memory until it is given back. */
function letGo({ preview, stop }: Picked): void {
  stop.abort();
  URL.revokeObjectURL(preview);
}
