import { handleMany } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { listHomes } from '../store/homes.ts';

/** One statement for any number of people. */
export const readHome = handleMany(endpoints.readHome, async (tx, people) => {
  const homes = await listHomes(tx, people);
  return new Map(homes.map(({ personId, ...home }) => [personId, home]));
});
