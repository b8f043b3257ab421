import { expect, test } from 'vitest';
import { createStore } from '../api/store.ts';
import type { Parcel } from './parcel.ts';
import { whenSent } from './when-sent.ts';

const parcel = (id: string, stage: Parcel['stage']): Parcel => ({
  id, stage, kind: 'letter', owner: null, madeAt: 0, touchedAt: 0, tries: 0, retryAt: 0, failure: null, content: null,
});

function listen(...first: Parcel[]) {
  const parcels = createStore<readonly Parcel[]>(first);
  let heard = 0;
  const stop = whenSent({ parcels }, () => { heard += 1; });
  return { parcels, stop, heard: () => heard };
}

test.each([
  ['nothing of it is left', []], ['its answer waits to be seen', [parcel('a', 'sent')]],
])('what waited has arrived when %s, and that is said once', (_how, after) => {
  const { parcels, heard } = listen(parcel('a', 'waiting'));
  parcels.set(after);
  parcels.set([...after]);
  expect(heard()).toBe(1);
});

test.each(['draft', 'waiting', 'held', 'refused'] as const)('what is %s has not arrived', (stage) => {
  const { parcels, heard } = listen(parcel('a', 'waiting'), parcel('b', 'draft'));
  parcels.set([parcel('a', stage)]);
  expect(heard()).toBe(0);
});

test('after stopping nothing is heard', () => {
  const { parcels, stop, heard } = listen(parcel('a', 'waiting'));
  stop();
  parcels.set([]);
  expect(heard()).toBe(0);
});
