import type { Random } from '#platform/kernel/random.ts';
import { createClient, type Client } from '#platform/ui/api/client.ts';
import { postPhoto } from '#platform/ui/api/upload-photo.ts';

/** The ways to the server that couriers use. None of them needs a page: the service worker sends with the same. */
export type Roads = {
  /** For whoever is signed in. */
  readonly session: Pick<Client, 'call'>;
  /** Without any cookie: what goes out in nobody's name must not carry one. */
  readonly nobody: Pick<Client, 'call'>;
  readonly receipt: (token: string) => Pick<Client, 'call'>;
  readonly postPhoto: typeof postPhoto;
};

export function openRoads(random: Random): Roads {
  const nobody = { baseUrl: '', random, credentials: 'omit' } as const;
  return {
    session: createClient({ baseUrl: '', random }),
    nobody: createClient(nobody),
    receipt: (token) => createClient({ ...nobody, headers: () => ({ authorization: `Receipt ${token}` }) }),
    postPhoto,
  };
}
