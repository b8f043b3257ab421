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
  /** Settles when the device has what `keep` was last told. */
  readonly settled: () => Promise<void>;
};

/** Photos that are sealed on the device as they are picked, go to the server at once if they can, and else with the appeal. */
export function useDraftPhotos({ outbox, code, parcel, kept, keep, ensureKept, settled }: DraftPhotosOptions): Photos {
  const [{ keeper, dropped, erase }] = useState(() => keepPhotos(outbox, parcel, ensureKept));
  const photos = usePhotos({ send: (image, call) => sendPhoto(image, { appealId: parcel.id, code }, call), limit: PHOTO_LIMIT, kept, keeper });
  const known = useRef(JSON.stringify(kept));
  const latest = useRef({ keep, settled });
  useEffect(() => { latest.current = { keep, settled }; });
  useEffect(() => {
    const now = keptPhotos(photos.photos);
    const state = JSON.stringify(now);
    // A page that was only opened leaves no draft behind.
    if (state !== known.current) latest.current.keep(now);
    known.current = state;
    const names = dropped.splice(0);
    // A page that is closed in between keeps a picture too many; the other way round the draft would name one that is gone.
    if (names.length > 0) void latest.current.settled().then(() => erase(names));
  }, [photos.photos, dropped, erase]);
  return photos;
}

/** As the courier sends it, and with a progress to be seen. */
const sendPhoto = (image: Blob, of: { readonly appealId: string; readonly code: string }, call: Parameters<SendPhoto>[1]): ReturnType<SendPhoto> =>
  withWork({ ...openRoads(browserRandom), postPhoto: (photo, options) => uploadPhoto(photo, { ...options, ...call }) }, of)
    .postPhoto(image, { purpose: 'appeals', subjectKey: of.appealId, credentials: 'omit' });

type DraftPhotoKeeping = {
  readonly keeper: PhotoKeeper;
  /** Names of what is to be erased once the draft no longer names it. */
  readonly dropped: string[];
  readonly erase: (names: readonly string[]) => void;
};

function keepPhotos({ vault }: Outbox, parcel: Parcel, ensureKept: () => Promise<void>): DraftPhotoKeeping {
  const group = groupOf(parcel);
  const dropped: string[] = [];
  return {
    dropped,
    erase(names) {
      for (const name of names) void vault.erase(group, photoPlace(name)).catch(() => undefined);
    },
    keeper: {
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
      drop: (name) => { dropped.push(name); },
    },
  };
}

/** `Blob.arrayBuffer` is younger than the oldest phones that the build aims at. */
async function bytesOf(image: Blob): Promise<Uint8Array> {
  return new Uint8Array(await new Response(image).arrayBuffer());
}
