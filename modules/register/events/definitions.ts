import { z } from 'zod';
import { c2, c3, c4, defineEvent, idField } from '#platform/contract/event.ts';
import { details, ID_TYPES, optionalId, personal, sensitive } from '../wire.ts';

const number = c2(z.int());

/** The whole record of a member as it stands from now on; the first one makes it. Name and number are the person's (orgs). */
export const memberRecorded = defineEvent('register.memberRecorded', {
  crosses: 'to-lan', subject: 'personId', sealedBy: 'personId',
  fields: {
    personId: idField<'person'>(), idType: c2(z.enum(ID_TYPES)), idIndex: c2(z.string().nullable()), details: c2(details),
    personal: c3(personal.optional()), sensitive: c4(sensitive.optional()),
    importId: c2(optionalId<'register-import'>()), importLine: c2(z.int().nullable()), isGenerated: c2(z.boolean()),
  },
});

const correction = { correctionId: idField<'register-correction'>(), personId: idField<'person'>() };
/** A member says what is wrong in their own record; the union confirms before anything changes. */
export const correctionProposed = defineEvent('register.correctionProposed', {
  crosses: 'to-lan', subject: 'correctionId', sealedBy: 'personId',
  fields: { ...correction, fields: c2(z.array(z.string())), changes: c4(z.record(z.string(), z.string())) },
});
export const correctionSettled = defineEvent('register.correctionSettled', {
  crosses: 'both', subject: 'correctionId', sealedBy: 'personId',
  fields: {
    ...correction, outcome: c2(z.enum(['confirmed', 'declined', 'withdrawn'])), reason: c3(z.string().max(200).optional()), settledBy: c2(optionalId<'person'>()),
  },
  notices: (event) => (event.outcome === 'withdrawn' ? [] : [{
    to: { person: event.personId }, kind: `register.correction-${event.outcome}`, params: {}, link: '/my-record',
  }]),
});

// A file is read where the officer's desk stands; what it brings crosses as members.
const imported = { importId: idField<'register-import'>(), unionId: idField<'union'>() };
export const importBegun = defineEvent('register.importBegun', {
  crosses: 'never', subject: 'importId',
  fields: { ...imported, officerId: c2(optionalId<'person'>()), fileName: c2(z.string()), fileHash: c2(z.string()), lastLine: c2(z.int().nullable()) },
});
/** After every piece, how far the whole import has come; `wrongLines` are those of this piece alone. */
export const importStepped = defineEvent('register.importStepped', {
  crosses: 'never', subject: 'importId',
  fields: { ...imported, next: number, added: number, known: number, wrong: number, isDone: c2(z.boolean()), wrongLines: c2(z.array(z.int())) },
});
