import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('aid');

/** The endpoint that the phone asks, typed by the contract and without its schemas. Applying is the engine's. */
export const aidApi = { listMine: refs.query('listMine') } as const;

export type MyAid = z.infer<typeof endpoints.listMine.output>;
export type MyDossier = MyAid['dossiers'][number];
