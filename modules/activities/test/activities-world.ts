import type { z } from 'zod';
import { newCaseReach } from '#platform/access/reach.ts';
import { storePhoto } from '#platform/files/store/photos.ts';
import { shiftInstant, type Clock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import type { endpoints } from '../contract.ts';

export type NewActivity = z.input<typeof endpoints.makeActivity.input>;
const HOUR = 3_600_000;

/** An evening in three weeks with one session and ten places, open for sign-ups now; `parts` say what is else. */
export function newActivity({ house, clock }: { readonly house: Parameters<typeof newId>[0]; readonly clock: Clock }, unionId: string, parts: Partial<NewActivity> = {}): NewActivity {
  const after = (hours: number) => shiftInstant(clock.now(), hours * HOUR).toISOString();
  return {
    unionId, activityId: newId(house), kind: 'evening', title: '“西望你在”联欢晚会', summary: '带家属的请在报名时写明人数。', place: '示例礼堂', contact: '王老师 办公楼 201', way: 'first-come',
    audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, groupMost: 3, waitingMost: 20, holdMinutes: 120, planNumber: null,
    opensAt: after(0), closesAt: after(240), shares: [{ unionId, parentId: null, places: 10, flowsBackAt: null }],
    sessions: [{ sessionId: newId(house), label: '', place: '示例礼堂', beginsAt: after(480), endsAt: after(482) }], ...parts,
  };
}

/** An upload as the picture process leaves it, under the key of whoever it is sent for. */
export async function upload(world: TestWorld, ownerId: string): Promise<string> {
  const id = newId<'photo'>(world.house);
  const bytes = Buffer.from(`photo ${id}`);
  await withReach(world.at, newCaseReach(ownerId), { kind: 'anonymous' }, (ctx) => storePhoto(ctx, { id, ownerId, bytes, thumbnail: Buffer.from('small'), width: 1, height: 1 }));
  return id;
}
