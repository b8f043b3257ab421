import { z } from 'zod';
import { c2, c3, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { toId } from '#platform/kernel/id.ts';

const LIST = '/office/countersign';

export const prepared = defineEvent('countersign.prepared', {
  crosses: 'never', subject: 'requestId', sealedBy: 'requestId',
  fields: {
    requestId: idField<'request'>(), action: c2(z.string()), unionId: idField<'union'>(), orgPath: c2(z.string()),
    linePath: c2(z.string().nullable()), preparedBy: idField<'person'>(), concernedIds: c2(z.array(z.string())),
    askedIds: c2(z.array(z.string())), payload: c4(z.string()), payloadHash: c2(z.string()), expiresAt: c2(z.iso.datetime()),
  },
  notices: (event) => event.askedIds.map((asked) => ({
    to: { person: toId<'person'>(asked) }, kind: 'countersign.asked', params: {}, link: `${LIST}/${event.requestId}`,
  })),
});

export const approved = defineEvent('countersign.approved', {
  crosses: 'never', subject: 'requestId',
  fields: { requestId: idField<'request'>(), preparedBy: idField<'person'>(), approvedBy: idField<'person'>(), payloadHash: c2(z.string()) },
  notices: (event) => [{ to: { person: event.preparedBy }, kind: 'countersign.approved', params: {}, link: `${LIST}/${event.requestId}` }],
});

export const declined = defineEvent('countersign.declined', {
  crosses: 'never', subject: 'requestId', sealedBy: 'requestId',
  fields: { requestId: idField<'request'>(), preparedBy: idField<'person'>(), declinedBy: idField<'person'>(), reason: c3(z.string()) },
  notices: (event) => [{ to: { person: event.preparedBy }, kind: 'countersign.declined', params: {}, link: `${LIST}/${event.requestId}` }],
});

export const withdrawn = defineEvent('countersign.withdrawn', {
  crosses: 'never', subject: 'requestId', fields: { requestId: idField<'request'>() },
});

/** The second person and the hash stand here too: whoever reads what happened sees both names in one place. */
export const performed = defineEvent('countersign.performed', {
  crosses: 'never', subject: 'requestId',
  fields: {
    requestId: idField<'request'>(), performedBy: idField<'person'>(), approvedBy: idField<'person'>(), payloadHash: c2(z.string()),
    result: c2(z.record(z.string(), z.json())),
  },
});

export const countersignAppliers: readonly Applier[] = [
  applier(prepared, async (tx, events) => {
    await tx`
      insert into countersign_request (id, action, union_id, org_path, line_path, prepared_by, concerned_ids, payload_sealed, payload_hash,
        state, prepared_at, expires_at)
      select e."requestId", e.action, e."unionId", e."orgPath", e."linePath", e."preparedBy", e."concernedIds", e.payload, e."payloadHash",
             'waiting', e.at, e."expiresAt"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "requestId" uuid, action text, "unionId" uuid, "orgPath" text, "linePath" text, "preparedBy" uuid, "concernedIds" uuid[],
        payload text, "payloadHash" text, "expiresAt" timestamptz, at timestamptz)`;
  }),
  applier(approved, async (tx, events) => {
    await tx`
      update countersign_request r set state = 'approved', decided_by = e."approvedBy", decided_at = e.at, approved_hash = e."payloadHash"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("requestId" uuid, "approvedBy" uuid, "payloadHash" text, at timestamptz)
      where r.id = e."requestId"`;
  }),
  applier(declined, async (tx, events) => {
    await tx`
      update countersign_request r set state = 'declined', decided_by = e."declinedBy", decided_at = e.at, reason = e.reason
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("requestId" uuid, "declinedBy" uuid, reason text, at timestamptz)
      where r.id = e."requestId"`;
  }),
  applier(withdrawn, async (tx, events) => {
    await tx`
      update countersign_request r set state = 'withdrawn'
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("requestId" uuid) where r.id = e."requestId"`;
  }),
  applier(performed, async (tx, events) => {
    await tx`
      update countersign_request r set state = 'performed', performed_at = e.at, result = e.result
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("requestId" uuid, result jsonb, at timestamptz) where r.id = e."requestId"`;
  }),
];
