import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { foldDecided, foldRated, lastOf } from './fold.ts';

const proposalId = fc.constantFrom('a', 'b', 'c');
const number = fc.option(fc.nat(3));
type Row = Readonly<Record<string, unknown>>;

/** As the statement of the applier writes a row, event by event. */
function applied<Event extends { readonly proposalId: string }>(events: readonly Event[], write: (row: Row, event: Event) => Row): Row {
  const rows: Record<string, Row> = {};
  for (const event of events) rows[event.proposalId] = write(rows[event.proposalId] ?? { state: 'answered' }, event);
  return rows;
}

describe('neighbours about one proposal leave together what they leave one by one', () => {
  const decided = fc.array(fc.record({ proposalId, decision: fc.constantFrom('filed', 'merged'), year: number, number, department: number }));
  const decide = (row: Row, event: { decision: string; year: number | null; number: number | null; department: number | null }): Row => ({
    decision: event.decision, department: event.department, year: row['year'] ?? event.year, number: row['number'] ?? event.number,
    state: event.decision === 'filed' ? 'handling' : 'reviewing',
  });

  test('decisions', () => {
    fc.assert(fc.property(decided, (events) => { expect(applied(foldDecided(events), decide)).toEqual(applied(events, decide)); }), runs(200));
  });

  test('ratings', () => {
    const rated = fc.array(fc.record({ proposalId, rating: fc.constantFrom('satisfied', 'basically', 'not'), at: fc.nat(9) }));
    fc.assert(fc.property(rated, (events) => {
      const together = applied(foldRated(events), (row, { rating, at, isSentBack }) => ({ rating, at, state: isSentBack ? 'handling' : row['state'] }));
      expect(together).toEqual(applied(events, (row, { rating, at }) => ({ rating, at, state: rating === 'not' ? 'handling' : row['state'] })));
    }), runs(200));
  });

  test('control: the last decision alone forgets the number of the one before', () => {
    const events = [{ proposalId: 'a', decision: 'filed', year: 2026, number: 1, department: null }, { proposalId: 'a', decision: 'merged', year: null, number: null, department: null }];
    expect(applied(lastOf(events), decide)).not.toEqual(applied(events, decide));
  });
});
