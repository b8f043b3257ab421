import { z } from 'zod';
import { anySignedIn, may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { errors } from './contract/errors.ts';
import { agreement, content, date, guardian, hash, purpose, textKey, uuid, WAYS } from './wire.ts';

export const permissions = definePermissions({
  'consents.text.read': ['chair', 'administrator', 'security-officer', 'audit-officer'],
  'consents.text.publish': ['chair', 'administrator'],
  'consents.paper.record': ['chair', 'administrator'],
});

const version = { textKey, publisherId: uuid.nullable(), version: z.int(), hash, validFrom: date, content };
const contact = z.object({ unionName: z.string(), contact: z.string() });
const text = z.object({ ...version, publisherName: z.string().nullable(), contacts: z.array(contact) });

/** What is shown of one yes: the words of the version that it was said to. */
const consent = z.object({
  consentId: uuid, textKey, purpose, publisherId: uuid.nullable(), version: z.int(), hash, content, unionId: uuid.nullable(), unionName: z.string().nullable(), way: z.enum(WAYS),
  hasGuardian: z.boolean(), givenAt: z.date(), withdrawnAt: z.date().nullable(),
  /** Only the newest yes of a purpose speaks; `outdated`: the text allows more by now. */
  state: z.enum(['given', 'outdated', 'withdrawn', 'replaced']),
});
const listedVersion = z.object({
  ...version, widens: z.boolean(), reason: z.string().nullable(), officerName: z.string().nullable(), publishedAt: z.date().nullable(),
  agreed: z.array(z.object({ purpose, people: z.int() })),
});
const paper = { unionId: uuid, personId: uuid, note: z.string().trim().min(2).max(200) };

export const endpoints = {
  readText: defineQuery({
    id: 'consents.readText', access: openToAll('a notice is read before anybody gives a single datum'),
    input: z.object({ textKey, unionId: uuid.nullable() }), output: text, errors: [],
  }),
  readVersion: defineQuery({
    id: 'consents.readVersion', access: openToAll('a text that somebody agreed to stays readable for ever'),
    input: z.object({ textKey, publisherId: uuid.nullable(), version: z.int() }), output: text, errors: [errors['version-unknown']],
  }),
  listOwn: defineQuery({
    id: 'consents.listOwn', access: anySignedIn(), input: z.object({}), output: z.object({ consents: z.array(consent) }), errors: [],
  }),
  /** At most one text at a time: a sheet, not a wall. */
  readAsk: defineQuery({
    id: 'consents.readAsk', access: anySignedIn(), input: z.object({}),
    output: z.object({ ask: text.extend({ unionId: uuid.nullable(), purposes: z.array(purpose), reasons: z.array(z.string()) }).nullable() }), errors: [],
  }),
  give: defineCommand({
    id: 'consents.give', access: anySignedIn(), input: z.object({ textKey, agreement, guardian: guardian.optional() }), output: z.object({}),
    errors: [errors['text-changed'], errors['consent-missing'], errors['purpose-unknown'], errors['guardian-needed']],
  }),
  /** No to a wider text: what was agreed before goes on, and nobody asks again. */
  decline: defineCommand({
    id: 'consents.decline', access: anySignedIn(), input: z.object({ textKey, hash }), output: z.object({}), errors: [errors['text-changed']],
  }),
  withdraw: defineCommand({
    id: 'consents.withdraw', access: anySignedIn(), input: z.object({ textKey, purpose }), output: z.object({}), errors: [errors['not-given']],
  }),
  listTexts: defineQuery({
    id: 'consents.listTexts', access: may('consents.text.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({
      texts: z.array(z.object({ textKey, currentHash: hash, earliestDay: date, versions: z.array(listedVersion) })),
      contacts: z.array(contact), ownContact: z.string(), publisherName: z.string(),
      /** An account belongs to no union: only the topmost one sees how many there are. */
      can: z.object({ publish: z.boolean(), setContact: z.boolean(), countAccounts: z.boolean() }),
    }),
    errors: [],
  }),
  /** `seen`: how many versions the officer knew of. `reason` says why the text widens what was agreed to, or why it does not. */
  publishText: defineCommand({
    id: 'consents.publishText', access: may('consents.text.publish').on(unionResource, 'unionId'),
    input: z.object({
      unionId: uuid, textKey, seen: z.int(), content, validFrom: date, widens: z.boolean(), reason: z.string().trim().min(4).max(300),
    }),
    output: z.object({ version: z.int(), hash }),
    errors: [errors['not-topmost'], errors.outdated, errors['day-too-early'], errors['text-incomplete'], errors['nothing-changed']],
  }),
  setContact: defineCommand({
    id: 'consents.setContact', access: may('consents.text.publish').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, contact: z.string().trim().min(2).max(120) }), output: z.object({}), errors: [],
  }),
  /** What somebody signed at the counter. The birthday is compared and not kept. */
  recordPaper: defineCommand({
    id: 'consents.recordPaper', access: may('consents.paper.record').on(unionResource, 'unionId'),
    input: z.object({ ...paper, textKey, agreement, bornOn: date.nullable(), guardian: guardian.optional() }), output: z.object({}),
    errors: [errors['not-a-member'], errors['text-changed'], errors['consent-missing'], errors['purpose-unknown'], errors['guardian-needed']],
  }),
  withdrawOnPaper: defineCommand({
    id: 'consents.withdrawOnPaper', access: may('consents.paper.record').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, personId: uuid, textKey, purpose }), output: z.object({}),
    errors: [errors['not-a-member'], errors['not-given']],
  }),
} as const;
