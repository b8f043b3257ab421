import { countedAs, type CountedCase } from '../rules/counted.ts';
import type { AppealRow } from '../store/rows.ts';

/** A case as the figures see it. */
export function countedCaseOf(row: AppealRow): CountedCase {
  return {
    status: row.status, source: row.source, isJoined: row.joinedTo !== null, closedTimes: row.closedTimes,
    isAnonymous: row.disclosure === 'anonymous',
    reopenedTimes: row.reopenedTimes, rung: row.rung, isSilent: row.isSilent, isInTime: row.isInTime,
    rating: row.isRatingCounted && row.score !== null ? { isSolved: row.isSolved === true, score: row.score } : null,
  };
}

/** What every event of a case repeats of it (events/fields.ts, caseFields), and what the event makes it count as. */
export function caseFieldsOf(row: AppealRow, change: Partial<CountedCase> = {}) {
  return {
    appealId: row.id, keyId: row.keyId, unionId: row.unionId, holderUnionId: row.holderUnionId, contactId: row.contactId,
    workerId: row.personId, caseNumber: row.caseNumber, topic: row.topic, source: row.source, receivedOn: row.receivedOn,
    counted: { from: [...row.counted], to: countedAs({ ...countedCaseOf(row), ...change }) },
  };
}
