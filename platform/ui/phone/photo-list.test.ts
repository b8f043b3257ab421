import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { localFailure } from '../api/failure.ts';
import { changePhotos, photosState, storedIds, type Photo, type PhotoChange } from './photo-list.ts';

const seed = Number(process.env.SEED ?? 20261123);
const failure = localFailure('http/offline');

function after(...changes: PhotoChange[]): readonly Photo[] {
  return changes.reduce<readonly Photo[]>(changePhotos, []);
}

const picked = (id: number): PhotoChange => ({ kind: 'picked', id, preview: `blob:${id}` });
const stored = (id: number): PhotoChange => ({ kind: 'stored', id, fileId: `f${id}` });

describe('photos of a form', () => {
  test('keep the order the person gave them, not the order of arrival', () => {
    const photos = after(picked(1), picked(2), picked(3), stored(3), stored(1), { kind: 'moved', id: 3, by: -1 }, stored(2));
    expect(storedIds(photos)).toEqual(['f1', 'f3', 'f2']);
  });

  test('say whether the form must wait or ask', () => {
    expect(photosState(after())).toBe('settled');
    expect(photosState(after(picked(1), stored(1), picked(2)))).toBe('sending');
    expect(photosState(after(picked(1), { kind: 'failed', id: 1, failure }))).toBe('failed');
    expect(photosState(after(picked(1), { kind: 'failed', id: 1, failure }, { kind: 'sending', id: 1, sent: 0.5 }))).toBe('sending');
  });

  test('news of a removed photo changes nothing', () => {
    expect(after(picked(1), { kind: 'removed', id: 1 }, stored(1), { kind: 'sending', id: 1, sent: 1 })).toEqual([]);
  });

  test('moving never loses or doubles one, at either end', () => {
    const moves = fc.array(fc.record({ kind: fc.constant('moved' as const), id: fc.integer({ min: 1, max: 5 }), by: fc.constantFrom(-1 as const, 1 as const) }));
    fc.assert(fc.property(moves, (changes) => {
      const photos = after(picked(1), picked(2), picked(3), picked(4), ...changes);
      expect(photos.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
    }), { seed });
  });
});
