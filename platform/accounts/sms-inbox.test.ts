import { expect, test } from 'vitest';
import { settableClock } from '#platform/kernel/clock.ts';
import { createSmsInbox } from './sms-inbox.ts';

test('the in-box shows the newest first and keeps a hundred', async () => {
  const clock = settableClock(new Date('2026-03-09T01:00:00Z'));
  const inbox = createSmsInbox({ clock });
  for (let count = 0; count < 103; count += 1) {
    clock.advance(1000);
    await inbox.send('+8613700000000', 'sign-in-code', { code: String(count) });
  }
  expect(inbox.list()).toHaveLength(100);
  expect(inbox.list()[0]).toEqual({ phone: '+8613700000000', template: 'sign-in-code', params: { code: '102' }, at: clock.now() });
  expect(inbox.list().at(-1)?.params).toEqual({ code: '3' });
});
