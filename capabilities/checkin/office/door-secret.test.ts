import { describe, expect, test } from 'vitest';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { endpoints } from '../contract.ts';
import { hashOf, linkOf, makeDoor } from './door-secret.ts';

describe('a door made in the officer\'s browser', () => {
  test('is what the contract takes, and no two are alike', () => {
    const doors = Array.from({ length: 200 }, () => makeDoor(browserRandom));
    for (const door of doors) {
      expect(endpoints.enterDoor.input.safeParse(door).success).toBe(true);
      expect(endpoints.openDoor.input.safeParse({ rollId: door.doorId, doorId: door.doorId, name: '东门', secretHash: hashOf(door) }).success).toBe(true);
    }
    expect(new Set(doors.map(({ secret }) => secret)).size).toBe(200);
  });

  test('tells the house a hash only; the link carries the secret behind the sign that is never sent', () => {
    const door = { doorId: '0190a000-0000-4000-8000-000000000001', secret: 'A-_z'.repeat(8) };
    expect(hashOf(door)).toBe(sha256Hex(door.secret));
    const link = new URL(linkOf('https://union.example', door));
    expect([link.pathname, link.search, link.hash]).toEqual(['/gate/', '', `#${door.doorId}.${door.secret}`]);
  });
});
