import { z } from 'zod';
import { c2, c3, defineEvent, idField, nameField } from '#platform/contract/event.ts';
import { isUuid, type Id } from '#platform/kernel/id.ts';
import { date, firmKind, heading } from '../wire.ts';

const optionalId = <Kind extends string>() => c2(z.custom<Id<Kind>>((value) => typeof value === 'string' && isUuid(value)).nullable());
const text = c2(z.string());
const optionalText = c2(z.string().nullable());
const number = c2(z.int());

// Plans and registers are the officers' own work, done and read where their desks stand: nothing of it crosses.
const item = { itemId: idField<'measures-item'>(), unionId: idField<'union'>() };
const planned = {
  ...item, year: number, heading: c2(heading), title: text, ownerId: optionalId<'person'>(), department: optionalText, beginsOn: c2(date), endsOn: c2(date),
};

export const itemAdded = defineEvent('measures.itemAdded', { crosses: 'never', subject: 'itemId', fields: planned });
export const itemChanged = defineEvent('measures.itemChanged', { crosses: 'never', subject: 'itemId', fields: planned });
export const itemRemoved = defineEvent('measures.itemRemoved', { crosses: 'never', subject: 'itemId', fields: item });

/** Its union went into another (or is no more), and the work is that one's now. */
export const itemRehomed = defineEvent('measures.itemRehomed', { crosses: 'never', subject: 'itemId', fields: { ...item, toUnionId: idField<'union'>() } });

export const progressReported = defineEvent('measures.progressReported', {
  crosses: 'never', subject: 'itemId',
  fields: {
    ...item, reportId: idField<'measures-report'>(), officerId: optionalId<'person'>(), progress: number, sentence: text,
    photos: c2(z.array(z.string())),
  },
});

const firm = { firmId: idField<'firm'>(), unionId: idField<'union'>() };
/** `nameKey` is what two spellings of one name share. */
const firmFields = {
  ...firm, name: text, nameKey: text, creditCode: optionalText, kind: c2(firmKind), industry: optionalText, address: optionalText,
  workers: c2(z.int().nullable()), contactName: nameField(), firmUnionId: optionalId<'union'>(), importId: optionalId<'firm-import'>(),
};

export const firmAdded = defineEvent('measures.firmAdded', {
  crosses: 'never', subject: 'firmId', sealedBy: 'firmId', fields: { ...firmFields, isGenerated: c2(z.boolean()) },
});
export const firmChanged = defineEvent('measures.firmChanged', { crosses: 'never', subject: 'firmId', sealedBy: 'firmId', fields: firmFields });
/** Without a number the one on record is taken away. */
export const firmPhoneEntered = defineEvent('measures.firmPhoneEntered', {
  crosses: 'never', subject: 'firmId', sealedBy: 'firmId', fields: { ...firm, phone: c3(z.string().optional()) },
});
/** Another union looks after it; by an officer of both, or because the one before went into the other. */
export const firmMoved = defineEvent('measures.firmMoved', {
  crosses: 'never', subject: 'firmId',
  fields: { ...firm, moveId: idField<'firm-move'>(), toUnionId: idField<'union'>(), officerId: optionalId<'person'>() },
});
export const firmRemoved = defineEvent('measures.firmRemoved', { crosses: 'never', subject: 'firmId', fields: firm });

const imported = { importId: idField<'firm-import'>(), unionId: idField<'union'>() };
export const importBegun = defineEvent('measures.importBegun', {
  crosses: 'never', subject: 'importId', fields: { ...imported, officerId: optionalId<'person'>(), fileName: text, fileHash: text, lastLine: number },
});
/** After every piece, how far the whole import has come; `wrongLines` are those of this piece alone. */
export const importStepped = defineEvent('measures.importStepped', {
  crosses: 'never', subject: 'importId', fields: { ...imported, next: number, added: number, merged: number, unchanged: number, wrong: number, wrongLines: c2(z.array(z.int())) },
});
