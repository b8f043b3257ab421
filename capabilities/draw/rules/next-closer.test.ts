import { expect, test } from 'vitest';
import { nextCloser } from './next-closer.ts';

const works = { id: 'works', ancestors: ['province', 'city'], secondLeaderId: null };
const top = { id: 'province', ancestors: [], secondLeaderId: null };

test.each([
  ['stays where it may', works, { id: 'province', hasCommitted: false }, 'province'],
  ['goes to the union above where the successor is not above the organiser', works, { id: 'mill', hasCommitted: false }, 'city'],
  ['never is the organiser itself', { ...works, id: 'city', ancestors: ['province'] }, { id: 'city', hasCommitted: false }, 'province'],
  ['is nobody where there is nobody above', top, { id: 'province', hasCommitted: false }, null],
  ['stays with whoever has committed, whoever that is now', works, { id: 'works', hasCommitted: true }, 'works'],
  ['is sought where nobody was asked', works, { id: null, hasCommitted: false }, 'city'],
] as const)('the closer %s', (_what, organiser, closer, expected) => { expect(nextCloser(organiser, closer)).toBe(expected); });
