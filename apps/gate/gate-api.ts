import type { z } from 'zod';
import type { endpoints } from '#capabilities/checkin/contract.ts';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';

const refs = endpointRefs<typeof endpoints>('checkin');

/** The three endpoints of a door, typed by the contract and without its schemas. */
export const gateApi = { enterDoor: refs.command('enterDoor'), readDoor: refs.query('readDoor'), sendPasses: refs.command('sendPasses') } as const;

/** Dates come over the wire as ISO instants. */
type Wire<Value> = Value extends Date ? string : Value extends readonly (infer Item)[] ? Wire<Item>[] : Value extends object ? { [Name in keyof Value]: Wire<Value[Name]> } : Value;
export type DoorList = Wire<z.output<typeof endpoints.readDoor.output>>;
export type SentPass = Wire<z.output<typeof endpoints.sendPasses.output>>['passes'][number];
export type DoorGuest = DoorList['guests'][number];
