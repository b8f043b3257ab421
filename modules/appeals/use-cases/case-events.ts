import type { AppealRow } from '../store/rows.ts';

/** What every event of a case repeats of it (events/definitions.ts, caseFields). */
export function caseFieldsOf(row: AppealRow) {
  return {
    appealId: row.id, keyId: row.keyId, unionId: row.unionId, contactId: row.contactId, holderId: row.personId,
    caseNumber: row.caseNumber, topic: row.topic, receivedOn: row.receivedOn,
  };
}
