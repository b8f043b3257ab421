import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { makeOpening, officeCommitment, openingOf, withOpening, workerCommitments } from './kept-opening.ts';

const draw = '01936f1e-0000-7000-8000-000000000001';

describe('what a device keeps', () => {
  test('opens the commitment that the server kept, whichever number it gave', () => {
    const random = seededRandom(1);
    const [lost, own] = [makeOpening(random), makeOpening(random)];
    const kept = withOpening(withOpening(undefined, lost), own);
    const commitments = workerCommitments(draw, own);
    expect(commitments).toHaveLength(62);
    for (const [index, commitment] of commitments.entries()) expect(openingOf(kept, draw, { party: index + 3, commitment })).toEqual(own);
    expect(openingOf(kept, draw, { party: 4, commitment: commitments[0] ?? '' })).toBeUndefined();
    expect(openingOf(withOpening(undefined, lost), draw, { party: 3, commitment: commitments[0] ?? '' })).toBeUndefined();
    expect(openingOf('spoiled text', draw, { party: 3, commitment: commitments[0] ?? '' })).toBeUndefined();
  });

  test('an office has its number by its side', () => {
    const opening = makeOpening(seededRandom(2));
    const kept = withOpening(undefined, opening);
    expect(openingOf(kept, draw, { party: 1, commitment: officeCommitment(draw, 'organiser', opening) })).toEqual(opening);
    expect(openingOf(kept, draw, { party: 2, commitment: officeCommitment(draw, 'closer', opening) })).toEqual(opening);
  });
});
