import { useEffect, useRef, useState } from 'react';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { groupOf } from '#platform/ui/kept/parcels.ts';
import type { Outbox } from '#platform/ui/kept/outbox.ts';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import { photoPlace } from '#platform/ui/kept/photo-place.ts';
import { keptPhotos, type KeptPhoto } from '#platform/ui/phone/photo-list.ts';
import { usePhotos, type PhotoKeeper, type Photos, type SendPhoto } from '#platform/ui/phone/use-photos.ts';
import { openRoads } from './roads.ts';
import { withWork } from './with-work.ts';

export const PHOTO_LIMIT = 9;

type DraftPhotosOptions = {
  readonly outbox: Outbox;
  /** Of the poster: a phone without account does its proof of work for it. */
  readonly code: string;
  readonly parcel: Parcel;
  /** What the draft remembered when the form was opened. */
  readonly kept: readonly KeptPhoto[];
  /** Called with what the device and the server have, in the person's order, whenever that changes. */
  readonly keep: (photos: readonly KeptPhoto[]) => void;
  /** Settles when the draft itself is kept: before it, there is no place for its photos. */
  readonly ensureKept: () => Promise<void>;
};

/** Photos that are sealed on the device as they are picked, go to the server at once if they can, and else with the appeal. */
export function useDraftPhotos({ outbox, code, parcel, kept, keep, ensureKept }: DraftPhotosOptions): Photos {
  const [keeper] = useState(() => photoKeeper(outbox, parcel, ensureKept));
  const photos = usePhotos({ send: (image, call) => sendPhoto(image, { appealId: parcel.id, code }, call), limit: PHOTO_LIMIT, kept, keeper });
  const now = keptPhotos(photos.photos);
  const state = JSON.stringify(now);
  const known = useRef(JSON.stringify(kept));
  const latest = useRef({ keep, now });
  useEffect(() => { latest.current = { keep, now }; });
  useEffect(() => {
    // A page that was only opened leaves no draft behind.
    if (state === known.current) return;
    known.current = state;
    latest.current.keep(latest.current.now);
  }, [state]);
  return photos;
}

/** As the courier sends it, and with a progress to be seen. */
const sendPhoto = (image: Blob, of: { readonly appealId: string; readonly code: string }, call: Parameters<SendPhoto>[1]): ReturnType<SendPhoto> =>
  withWork({ ...openRoads(browserRandom), postPhoto: (photo, options) => uploadPhoto(photo, { ...options, ...call }) }, of)
    .postPhoto(image, { purpose: 'appeals', subjectKey: of.appealId, credentials: 'omit' });

function photoKeeper({ vault }: Outbox, parcel: Parcel, ensureKept: () => Promise<void>): PhotoKeeper {
  const group = groupOf(parcel);
  return {
    async keep(name, image) {
      try {
        await ensureKept();
        return await vault.writeBytes(group, photoPlace(name), await bytesOf(image));
      } catch {
        // No room: the photo goes to the server now or not at all, and its tile says so.
        return false;
      }
    },
    async fetch(name) {
      const bytes = await vault.readBytes(group, photoPlace(name)).catch(() => undefined);
      return bytes === undefined ? undefined : new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
    },
    drop: (name) => void vault.erase(group, photoPlace(name)).catch(() => undefined),
  };
}

/** `Blob.arrayBuffer` is younger than the oldest phones that the build aims at. */
async function bytesOf(image: Blob): Promise<Uint8Array> {
  return new Uint8Array(await new Response(image).arrayBuffer());
}
