import type { Consumer } from '#platform/journal/tail.ts';
import { moveStamp } from './store/layouts.ts';

/**
 * What changes where unions stand or what they are called. Layouts lie under paths in every process' memory: after such
 * an event all of them load anew. A founding moves nobody.
 */
const isMove = (type: string) => /^orgs\.union(?!Founded|Registered)/.test(type);

export const switchboardConsumer: Consumer = {
  name: 'switchboard', bodiesOf: [],
  async consume(tx, events) {
    if (events.some(({ type }) => isMove(type))) await moveStamp(tx);
  },
};
