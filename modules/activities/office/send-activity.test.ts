import { describe, expect, test } from 'vitest';
import { toInstant } from '#platform/kernel/clock.ts';
import type { Activity } from './activities-api.ts';
import { EMPTY_ACTIVITY, emptySession, fromTemplate, isActivityDraft, toCopy, type ActivityDraft } from './activity-draft.ts';
import { activityProblems, timesOf, toNewActivity } from './send-activity.ts';

const NOW = toInstant('2026-11-24T03:00:00Z');
const OWN = 'union-own';
const evening = (parts: Partial<ActivityDraft> = {}): ActivityDraft => ({
  ...EMPTY_ACTIVITY, ...fromTemplate('evening'), activityId: 'a', title: ' 联欢晚会 ', place: '礼堂', contact: '王老师', sessions: [{ ...emptySession('s'), beginsAt: '2026-12-20T19:00' }], ...parts,
});
const problemsOf = (parts: Partial<ActivityDraft>) => Object.fromEntries(activityProblems(evening(parts), NOW));

describe('what is sent', () => {
  test('is complete after title, place, contact and one time, and means the hour in China', () => {
    expect(toNewActivity(evening(), OWN, NOW)).toMatchObject({
      title: '联欢晚会', way: 'first-come', groupMost: 3, holdMinutes: 1440, planNumber: null, audience: { unionIds: [OWN] },
      opensAt: '2026-11-24T03:00:00.000Z', closesAt: '2026-12-19T11:00:00.000Z',
      shares: [{ unionId: OWN, parentId: null, places: 100, flowsBackAt: null }],
      sessions: [{ sessionId: 's', label: '', place: '礼堂', beginsAt: '2026-12-20T11:00:00.000Z', endsAt: '2026-12-20T13:00:00.000Z' }],
    });
  });

  test('keeps places for unions below until a day before closing', () => {
    const shares = [{ unionId: 'below', unionName: '下级', places: '30' }];
    expect(toNewActivity(evening({ shares }), OWN, NOW)?.shares[1]).toEqual({ unionId: 'below', parentId: OWN, places: 30, flowsBackAt: '2026-12-18T11:00:00.000Z' });
  });

  test('is nothing while something is missing', () => {
    expect(toNewActivity(evening({ title: '' }), OWN, NOW)).toBeUndefined();
    expect(toNewActivity(EMPTY_ACTIVITY, OWN, NOW)).toBeUndefined();
  });
});

describe('what is wrong is said at its field', () => {
  test.each<[Partial<ActivityDraft>, string, string]>([
    [{ title: ' ' }, 'title', 'activities.office.form.title-needed'],
    [{ title: '长'.repeat(61) }, 'title', 'activities.office.form.too-long'],
    [{ sessions: [emptySession('s')] }, 'sessions.0.beginsAt', 'activities.office.form.begins-needed'],
    [{ sessions: [{ ...emptySession('s'), beginsAt: '2026-11-24T10:59' }] }, 'sessions.0.beginsAt', 'activities/in-the-past'],
    [{ sessions: [{ ...emptySession('s'), beginsAt: '2026-12-20T19:00', endsAt: '2026-12-20T18:00' }] }, 'sessions.0.endsAt', 'activities/ends-early'],
    [{ closesAt: '2026-12-21T19:00' }, 'closesAt', 'activities/opens-late'],
    [{ opensAt: '2026-12-20T09:00', closesAt: '2026-12-20T08:00' }, 'closesAt', 'activities/opens-late'],
    [{ places: '0' }, 'places', 'activities.office.form.places-needed'],
    [{ shares: [{ unionId: 'b', unionName: '', places: '' }] }, 'shares.0', 'activities.office.form.share-needed'],
    [{ shares: [{ unionId: 'b', unionName: '', places: '101' }] }, 'shares.0', 'signup/given-too-much'],
    [{ shares: [{ unionId: 'b', unionName: '', places: '1' }], flowsBackAt: '2026-12-20T08:00' }, 'flowsBackAt', 'activities.office.form.flow-back-order'],
    [{ groupMost: '11' }, 'groupMost', 'activities.office.form.group-range'],
    [{ holdHours: '0' }, 'holdHours', 'activities.office.form.hold-range'],
    [{ waitingMost: '-1' }, 'waitingMost', 'activities.office.form.number-needed'],
    [{ kinds: [] }, 'kinds', 'activities.office.form.kinds-needed'],
  ])('%j', (parts, field, key) => expect(problemsOf(parts)).toEqual({ [field]: key }));

  test('nothing, where nothing is', () => expect(problemsOf({})).toEqual({}));
});

test('signing up never closes after the first session begins, however late it is made', () => {
  const late = evening({ sessions: [{ ...emptySession('s'), beginsAt: '2026-11-24T20:00' }] });
  expect(timesOf(late, NOW).closesAt).toEqual(toInstant('2026-11-24T12:00:00Z'));
  expect(activityProblems(late, NOW).size).toBe(0);
});

test('what a tab kept is taken up again only when it is whole', () => {
  const kept: unknown = JSON.parse(JSON.stringify(evening()));
  expect(isActivityDraft(kept)).toBe(true);
  for (const held of [null, 'x', {}, { ...evening(), kind: 'ball' }, { ...evening(), sessions: [{}] }, { ...evening(), kinds: ['other'] }]) expect(isActivityDraft(held)).toBe(false);
});

test('a copy has ids of its own and times ahead; another union\'s shares and limits stay where they are', () => {
  const activity = {
    activityId: 'old', unionId: OWN, kind: 'evening', title: '晚会', summary: '', place: '礼堂', contact: '王', way: 'approval', groupMost: 2, planNumber: null, beginsAt: '2025-12-20T11:00:00Z',
    sessions: [{ sessionId: 'old-s', label: '', place: '礼堂', beginsAt: '2025-12-20T11:00:00Z', endsAt: '2025-12-20T13:00:00Z' }],
    audience: { unions: [{ unionId: OWN, unionName: '' }], kinds: ['regular'], retired: 'not' },
    terms: { way: 'draw', places: 50, waitingMost: 9, holdMinutes: 120, limitId: 'l', shares: [{ unionId: 'b', unionName: '下', places: 5, flowsBackAt: null }] },
  } as unknown as Activity; // -- moments are text on the wire
  let keys = 0;
  const newKey = () => `key-${keys += 1}`;
  const copy = toCopy(activity, OWN, NOW, newKey);
  expect(copy).toMatchObject({ places: '50', holdHours: '2', limitId: 'l', unions: [], shares: [{ unionId: 'b', places: '5' }], way: 'draw' });
  expect(copy.sessions[0]).toMatchObject({ beginsAt: '2026-12-05T19:00', endsAt: '2026-12-05T21:00', place: '' });
  expect([copy.activityId, copy.sessions[0]?.sessionId]).toEqual(['key-1', 'key-2']);
  expect(toCopy(activity, 'other', NOW, newKey)).toMatchObject({ shares: [], limitId: '', unions: [] });
});
