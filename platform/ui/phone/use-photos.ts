import { useEffect, useReducer, useRef } from 'react';
import type { Answer } from '../api/failure.ts';
import { shrinkPhoto } from '../api/shrink-photo.ts';
import type { StoredPhoto } from '../api/upload-photo.ts';
import { changePhotos, type Photo } from './photo-list.ts';

/** Sends one image; a screen binds purpose and subject key to `uploadPhoto`. */
export type SendPhoto = (
  image: Blob, call: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<Answer<StoredPhoto>>;

/** A photo that the server already has, as a draft remembers it over a reload. */
export type KeptPhoto = { readonly fileId: string; readonly preview: string };

export type Photos = {
  readonly photos: readonly Photo[];
  add(files: readonly File[]): void;
  remove(id: number): void;
  move(id: number, by: -1 | 1): void;
  retry(id: number): void;
};

/** Photos start on their way when they are picked, so that the form itself is sent in a moment. `kept` counts once. */
export function usePhotos(send: SendPhoto, limit: number, kept: readonly KeptPhoto[] = []): Photos {
  const [photos, change] = useReducer(changePhotos, kept, toPhotos);
  const picked = useRef(new Map<number, Picked>());
  const nextId = useRef(kept.length);

  useEffect(() => {
    const held = picked.current;
    return () => {
      for (const one of held.values()) letGo(one);
      held.clear();
    };
  }, []);

  const upload = async (id: number): Promise<void> => {
    const one = picked.current.get(id);
    if (one === undefined) return;
    change({ kind: 'sending', id, sent: 0 });
    const image = await (one.image ??= shrinkPhoto(one.file));
    const answer = await send(image, { signal: one.stop.signal, onProgress: (sent) => change({ kind: 'sending', id, sent }) });
    change(answer.ok ? { kind: 'stored', id, fileId: answer.value.fileId } : { kind: 'failed', id, failure: answer.failure });
  };

  return {
    photos,
    add(files) {
      for (const file of files.slice(0, Math.max(0, limit - photos.length))) {
        const id = nextId.current++;
        const one: Picked = { file, preview: URL.createObjectURL(file), stop: new AbortController(), image: undefined };
        picked.current.set(id, one);
        change({ kind: 'picked', id, preview: one.preview });
        void upload(id);
      }
    },
    remove(id) {
      const one = picked.current.get(id);
      if (one !== undefined) letGo(one);
      picked.current.delete(id);
      change({ kind: 'removed', id });
    },
    move: (id, by) => change({ kind: 'moved', id, by }),
    retry: (id) => void upload(id),
  };
}

function toPhotos(kept: readonly KeptPhoto[]): readonly Photo[] {
  return kept.map(({ fileId, preview }, id) => ({ id, preview, sent: 1, fileId, failure: undefined }));
}

type Picked = {
  readonly file: File;
  readonly preview: string;
  readonly stop: AbortController;
  image: Promise<Blob> | undefined;
};

/** A preview holds the whole picture in memory until it is given back. */
function letGo({ preview, stop }: Picked): void {
  stop.abort();
  URL.revokeObjectURL(preview);
}
