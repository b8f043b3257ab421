import { expect, test } from 'vitest';
import { plainHeader } from '#platform/sheets/columns.ts';
import { firmColumns } from './firm-columns.ts';

test('no header stands for two columns', () => {
  const headers = Object.values(firmColumns).flatMap((column) => column.aliases.map(plainHeader));
  expect(headers.filter((header, index) => headers.indexOf(header) !== index)).toEqual([]);
});

test('a credit code is judged as it is read', () => {
  expect(firmColumns.creditCode.read(' 91350100m000100y43 ')).toEqual({ ok: true, value: '91350100M000100Y43' });
  expect(firmColumns.creditCode.read('91310115MA1G4L1WXK')).toMatchObject({ ok: false, reason: 'measures.reason.credit-code' });
});
