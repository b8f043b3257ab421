import { expect, test } from 'vitest';
import { buffersFor, toServerSettings } from './server-settings.ts';

const GB = 1024 ** 3;

test.each([[0, '128MB'], [1 * GB, '128MB'], [3.9 * GB, '128MB'], [8 * GB, '512MB'], [7.7 * GB, '256MB'], [16 * GB, '1024MB'], [256 * GB, '1024MB']])(
  'of %d bytes of memory the database takes %s for its buffers', (memory, buffers) => { expect(buffersFor(memory)).toBe(buffers); });

test('what is asked for by name wins over memory, and tests stay small', () => {
  expect(toServerSettings('full', { shared_buffers: '64MB' }, 32 * GB)['shared_buffers']).toBe('64MB');
  expect(toServerSettings('none', {}, 32 * GB)['shared_buffers']).toBe('64MB');
});
