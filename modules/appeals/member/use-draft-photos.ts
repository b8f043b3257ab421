import { useEffect, useRef } from 'react';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { usePhotos, type KeptPhoto, type Photos } from '#platform/ui/phone/use-photos.ts';
import { previewPicture } from './preview-picture.ts';

export const PHOTO_LIMIT = 9;

type DraftPhotosOptions = {
  readonly appealId: string;
  readonly kept: readonly KeptPhoto[];
  /** Called with what the server has, in the person's order, whenever that changes. */
  readonly keep: (photos: readonly KeptPhoto[]) => void;
};

/** Photos that go to the server as they are picked and stand in the draft as soon as they are there. */
export function useDraftPhotos({ appealId, kept, keep }: DraftPhotosOptions): Photos {
  const photos = usePhotos((image, call) => uploadPhoto(image, { purpose: 'appeals', subjectKey: appealId, ...call }), PHOTO_LIMIT, kept);
  const previews = useRef(new Map(kept.map((photo) => [photo.fileId, photo.preview])));
  const stored = photos.photos.flatMap(({ fileId, preview }) => (fileId === undefined ? [] : [{ fileId, preview }]));
  const order = stored.map(({ fileId }) => fileId).join();
  const keptOrder = useRef(order);
  const shown = useRef({ stored, keep });
  useEffect(() => {
    shown.current = { stored, keep };
  });

  useEffect(() => {
    // A page that was only opened leaves no draft behind.
    if (order === keptOrder.current) return;
    keptOrder.current = order;
    let isCurrent = true;
    const settle = async (): Promise<void> => {
      const now = shown.current;
      for (const { fileId, preview } of now.stored) {
        if (!previews.current.has(fileId)) previews.current.set(fileId, await previewPicture(preview) ?? '');
      }
      if (isCurrent) now.keep(now.stored.map(({ fileId }) => ({ fileId, preview: previews.current.get(fileId) ?? '' })));
    };
    void settle();
    return () => { isCurrent = false; };
  }, [order]);
  return photos;
}
