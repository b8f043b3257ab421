import { z } from 'zod';
import { c1, c2, c3, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { isUuid, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { content, date, guardian, hash, purpose, textKey, uuid, WAYS } from './wire.ts';

const optionalUnion = c2(z.custom<UnionId>((value) => typeof value === 'string' && isUuid(value)).nullable());
const optionalPerson = c2(z.custom<PersonId>((value) => typeof value === 'string' && isUuid(value)).nullable());
const way = c2(z.enum(WAYS));

/** A notice in new words; `reason` says why it widens what was agreed to, or why it does not. */
export const textPublished = defineEvent('consents.textPublished', {
  crosses: 'to-internet', subject: 'unionId',
  fields: {
    unionId: idField<'union'>(), textKey: c1(textKey), version: c1(z.int()), content: c1(content), hash: c1(hash), validFrom: c1(date),
    widens: c1(z.boolean()), reason: c2(z.string()), officerId: optionalPerson,
  },
});

export const contactSet = defineEvent('consents.contactSet', {
  crosses: 'to-internet', subject: 'unionId', fields: { unionId: idField<'union'>(), version: c1(z.int()), contact: c1(z.string()) },
});

/** One yes to one purpose of one version of a text. */
export const consentGiven = defineEvent('consents.consentGiven', {
  crosses: 'both', subject: 'consentId', sealedBy: 'personId',
  fields: {
    consentId: idField<'consent'>(), personId: idField<'person'>(), unionId: optionalUnion, textKey: c2(textKey), purpose: c2(purpose),
    publisherId: optionalUnion, version: c2(z.int()), hash: c2(hash), way, officerId: optionalPerson,
    guardian: c3(guardian.optional()), note: c3(z.string().max(200).optional()),
  },
});

/** Names the rows that it ends: what is given beside it at the same moment stays, here and in replay. */
export const consentWithdrawn = defineEvent('consents.consentWithdrawn', {
  crosses: 'both', subject: 'personId',
  fields: { personId: idField<'person'>(), textKey: c2(textKey), purpose: c2(purpose), consentIds: c2(z.array(uuid)), way, officerId: optionalPerson },
});

export const askDeclined = defineEvent('consents.askDeclined', {
  crosses: 'both', subject: 'personId', fields: { personId: idField<'person'>(), textKey: c2(textKey), hash: c2(hash) },
});

/** The only code that writes this room's tables, here and in replay. */
export const consentsAppliers: readonly Applier[] = [
  applier(textPublished, async (tx, events) => {
    await tx`
      insert into consents_version (union_id, text_id, version, org_path, line_path, content, hash, valid_from, widens, reason, officer_id, published_at)
      select e."unionId", e."textKey", e.version, u.path, u.line_path, e.content, e.hash, e."validFrom", e.widens, e.reason, e."officerId", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "unionId" uuid, "textKey" text, version integer, content jsonb, hash text, "validFrom" date, widens boolean, reason text, "officerId" uuid, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(contactSet, async (tx, events) => {
    await tx`
      insert into consents_contact (union_id, version, org_path, line_path, contact, set_at)
      select e."unionId", e.version, u.path, u.line_path, e.contact, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("unionId" uuid, version integer, contact text, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(consentGiven, async (tx, events) => {
    await tx`
      insert into consents_consent (id, person_id, union_id, org_path, line_path, text_id, purpose, publisher_id, version, hash, way, officer_id,
        guardian_sealed, note_sealed, given_at)
      select e."consentId", e."personId", e."unionId", u.path, u.line_path, e."textKey", e.purpose, e."publisherId", e.version, e.hash, e.way, e."officerId",
        e.guardian, e.note, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "consentId" uuid, "personId" uuid, "unionId" uuid, "textKey" text, purpose text, "publisherId" uuid, version integer, hash text, way text,
        "officerId" uuid, guardian text, note text, at timestamptz)
      left join orgs_union u on u.id = e."unionId"`;
  }),
  applier(consentWithdrawn, async (tx, events) => {
    await tx`
      update consents_consent c set withdrawn_at = e.at, withdrawn_way = e.way
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("consentIds" jsonb, way text, at timestamptz)
      where c.id in (select one.value::uuid from jsonb_array_elements_text(e."consentIds") one(value))`;
  }),
  applier(askDeclined, async (tx, events) => {
    await tx`
      insert into consents_declined (person_id, text_id, hash, declined_at)
      select e."personId", e."textKey", e.hash, min(e.at)
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("personId" uuid, "textKey" text, hash text, at timestamptz)
      group by 1, 2, 3 on conflict (person_id, text_id, hash) do nothing`;
  }),
];
