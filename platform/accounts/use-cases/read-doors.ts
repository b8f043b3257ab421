import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';

/** Which doors this platform has beside phone, name and password. */
export const readDoors = handle(endpoints.readDoors, async ({ ports }) => ({
  directory: ports.directory?.name ?? null, wechat: ports.wechat?.opensIn ?? null,
}));
