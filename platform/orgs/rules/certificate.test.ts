import { expect, test } from 'vitest';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { isCertificatePeriod, reminderDay } from './certificate.ts';

test.each([
  ['2024-07-01', '2027-06-30', true], ['2024-07-01', '2029-06-30', true], ['2024-07-01', '2027-06-29', false], ['2024-07-01', '2029-07-01', false],
  ['2024-02-29', '2027-02-28', true], ['2024-02-29', '2027-02-27', false], ['2024-02-29', '2028-02-28', true], ['2024-07-01', '2024-06-30', false], ['9999-12-31', '9999-12-31', false],
])('a certificate from %s to %s: between three and five years is %s', (from, to, isPeriod) => {
  expect(isCertificatePeriod(toPlainDate(from), toPlainDate(to))).toBe(isPeriod);
});

test('the reminder comes thirty days before its last day', () => {
  expect(reminderDay(toPlainDate('2027-03-01'))).toBe('2027-01-30');
});
