import { describe, expect, test } from 'vitest';
import { actingHeaders, holds, officesOf, rememberChoice } from './office-choice.ts';

const [district, city] = ['0b8f7a52-5f0e-4a63-8a10-000000000001', '0b8f7a52-5f0e-4a63-8a10-000000000002'];

function grant(unionId: string, role: 'chair' | 'administrator' | 'contact-person', permissions: string[]) {
  return { grantId: `${unionId.slice(0, -1)}${role.length % 10}`, unionId, unionName: unionId, role, hasSubtree: true, validUntil: null, permissions };
}

function memory() {
  const kept = new Map<string, string>();
  return {
    read: (key: string) => kept.get(key),
    write: (key: string, value: string | undefined) => { if (value === undefined) kept.delete(key); else kept.set(key, value); },
  };
}

describe('the offices of a person', () => {
  const offices = officesOf([
    grant(district, 'chair', ['orgs.union.read', 'orgs.office.appoint']),
    grant(city, 'administrator', ['orgs.union.read']),
    grant(district, 'contact-person', ['appeals.contact.reveal', 'orgs.union.read']),
  ]);

  test('two duties at one union are one office that may what either may', () => {
    expect(offices.map((office) => office.unionId)).toEqual([district, city]);
    expect(offices[0]?.roles).toEqual(['chair', 'contact-person']);
    expect(offices.map((office) => holds(office, 'appeals.contact.reveal'))).toEqual([true, false]);
  });

  test('the chosen union goes with every call, and nothing goes before one is chosen', () => {
    const kept = memory();
    expect(actingHeaders(kept)).toEqual({});
    rememberChoice(kept, city);
    expect(actingHeaders(kept)).toEqual({ 'x-acting-union': city });
  });
});
