import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { localFailure } from '../api/failure.ts';
import { changePhotos, keptPhotos, photosState, type Photo, type PhotoChange } from './photo-list.ts';

const seed = Number(process.env.SEED ?? 20261123);
const failure = localFailure('http/offline');

function after(...changes: PhotoChange[]): readonly Photo[] {
  return changes.reduce<readonly Photo[]>(changePhotos, []);
}

const picked = (id: number): PhotoChange => ({ kind: 'picked', id, name: `n${id}`, preview: `blob:${id}` });
const kept = (id: number): PhotoChange => ({ kind: 'kept', id });
const stored = (id: number): PhotoChange => ({ kind: 'stored', id, fileId: `f${id}` });

describe('photos of a form', () => {
  test('keep the order the person gave them, not the order of arrival', () => {
    const photos = after(picked(1), picked(2), picked(3), stored(3), stored(1), { kind: 'moved', id: 3, by: -1 }, stored(2));
    expect(keptPhotos(photos).map(({ fileId }) => fileId)).toEqual(['f1', 'f3', 'f2']);
  });

  test('say whether the form must wait or ask', () => {
    expect(photosState(after())).toBe('settled');
    expect(photosState(after(picked(1), stored(1), picked(2)))).toBe('sending');
    expect(photosState(after(picked(1), { kind: 'failed', id: 1, failure }))).toBe('failed');
    expect(photosState(after(picked(1), { kind: 'failed', id: 1, failure }, { kind: 'sending', id: 1, sent: 0.5 }))).toBe('sending');
  });

  test('that the device has are no reason to wait or to ask while the network is away; a refusal is', () => {
    const waiting = after(picked(1), kept(1), { kind: 'failed', id: 1, failure });
    expect(photosState(waiting)).toBe('settled');
    expect(keptPhotos(waiting)).toEqual([{ name: 'n1', fileId: null }]);
    const refusal = { ...failure, status: 422, code: 'files/not-an-image' };
    expect(photosState(after(picked(1), kept(1), { kind: 'failed', id: 1, failure: refusal }))).toBe('failed');
    expect(photosState(after(picked(1), kept(1), { kind: 'gone', id: 1 }))).toBe('failed');
  });

  test('are no part of the draft before anybody has them', () => {
    expect(keptPhotos(after(picked(1), picked(2), kept(2), picked(3), stored(3)))).toEqual([{ name: 'n2', fileId: null }, { name: 'n3', fileId: 'f3' }]);
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
