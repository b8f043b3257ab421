import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';

export type Room = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

/**
 * Lets so many in at once and tells the next to come again a little later (503 with Retry-After). Asked before anything else
 * of a request, so that whoever is turned away has cost the database nothing: a crowd beyond what can be settled in a few
 * seconds would only make everybody wait longer, and the rest of the house with them.
 */
export function createRoom(most: number): Room {
  let inside = 0;
  return async (work) => {
    if (inside >= most) throw new AppError(generalErrors['busy']);
    inside += 1;
    try {
      return await work();
    } finally {
      inside -= 1;
    }
  };
}
