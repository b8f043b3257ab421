import { describe, expect, test } from 'vitest';
import { toInstant } from '#platform/kernel/clock.ts';
import type { Ticket } from './checkin-api.ts';
import { nextStage, stageOfTicket } from './ticket-stage.ts';

const at = (time: string) => toInstant(`2026-11-24T${time}:00+08:00`);
const ticket: Ticket = {
  rollId: '0190a000-0000-4000-8000-000000000001', entryId: '0190a000-0000-4000-8000-000000000002', title: '联欢晚会', place: '礼堂', name: '王小明', code: 'ZJT1',
  beginsAt: at('19:00'), endsAt: at('21:00'), admitsFrom: at('18:00'), isCancelled: false, persons: 3, personsIn: 0,
};

describe('what a ticket says', () => {
  test.each([
    ['17:59', {}, 'early'], ['18:00', {}, 'open'], ['20:59', {}, 'open'], ['21:00', {}, 'over'],
    ['18:30', { personsIn: 2 }, 'open'], ['18:30', { personsIn: 3 }, 'in'], ['21:30', { personsIn: 3 }, 'over'],
    // The doors' hours were changed after somebody was let in.
    ['17:00', { personsIn: 3 }, 'in'], ['17:00', { personsIn: 1 }, 'early'],
    ['18:30', { isCancelled: true }, 'cancelled'],
  ] as const)('at %s with %j: %s', (time, parts, stage) => {
    expect(stageOfTicket({ ...ticket, ...parts }, at(time))).toBe(stage);
  });

  test('changes by itself when doors open and at the end, also where times came as text over the wire', () => {
    expect(nextStage(ticket, at('17:00'))).toEqual(at('18:00'));
    expect(nextStage(ticket, at('18:00'))).toEqual(at('21:00'));
    expect(nextStage(ticket, at('21:00'))).toBeUndefined();
    // -- JSON turns moments into text, and the types of the screen do not say so
    const wired = JSON.parse(JSON.stringify(ticket)) as Ticket;
    expect([stageOfTicket(wired, at('17:59')), stageOfTicket(wired, at('18:00'))]).toEqual(['early', 'open']);
  });
});
