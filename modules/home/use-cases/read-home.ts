import { handleMany } from '#platform/access/handler.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { listHomes } from '../store/homes.ts';

/** One statement for any number of people; their unions' homes come from memory, which the same statement vouches for. */
export const readHome = handleMany(endpoints.readHome, async (tx, people, { clock, ports: { switchboard } }) => {
  const homes = await listHomes(tx, people);
  await switchboard.catchUp(homes[0]?.stamp ?? 0);
  const today = dateInChina(clock.now());
  return new Map(homes.map(({ personId, path, stamp: _stamp, ...home }) =>
    [personId, { ...home, portal: switchboard.portalAt(path, today) }]));
});
