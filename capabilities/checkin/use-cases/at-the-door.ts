import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { sayAnswer } from '#platform/forms/say-answer.ts';
import { inLanguage } from '#platform/forms/in-language.ts';
import formsChinese from '#platform/forms/locale/zh-CN.json' with { type: 'json' };
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { passesCame } from '../events/definitions.ts';
import type { Guest, Guests, Session } from '../guests.ts';
import { listPasses, listPassesById } from '../store/passes.ts';
import { listDoors, listRolls } from '../store/rolls.ts';
import type { PassRow, RollRow } from '../store/rows.ts';
import { admitsFrom, requireSession, toShown } from './asking.ts';
import { holdOpenRoll } from './doors.ts';

export const readDoor = (guests: Guests): Handler => handle(endpoints.readDoor, (ctx, _input, door) => withSystemReach(ctx, 'job', async (job) => {
  if (door.closedAt !== null) throw new AppError(errors['door-closed']);
  const [roll] = await listRolls(job.tx, [door.rollId]);
  if (roll === undefined) throw new TypeError('a door lost its roll');
  const session = await requireSession(guests, job, roll.id);
  const [list, passes, doors, keys] = [
    await guests.listGuests(job, roll.id, roll.notes.length > 0), await listPasses(job.tx, [roll.id]), await listDoors(job.tx, roll.id), await guests.listKeys(job),
  ];
  return {
    door: { doorId: door.id, name: door.name }, session: toShown(session), admitsFrom: admitsFrom(session, roll.admitsFromMinutes), takesWalkIns: roll.takesWalkIns, asOf: ctx.clock.now(),
    guests: await toDoorGuests(job, { list, roll, session }), keys: [...keys], passes: passes.map(toKnown), doors: doors.map(({ id, name }) => ({ doorId: id, name })),
  };
}));

/**
 * A door tells what happened: that is never refused for being twice or too early, only listed. Each pass is written once, however
 * often it is sent; one that was taken back stays so.
 */
export const sendPasses = (guests: Guests): Handler => handle(endpoints.sendPasses, (ctx, input, door) => withSystemReach(ctx, 'job', async (job) => {
  const { roll } = await holdOpenRoll(guests, job, door.rollId);
  if (door.closedAt !== null || (await listDoors(job.tx, roll.id)).find(({ id }) => id === door.id)?.closedAt !== null) throw new AppError(errors['door-closed']);
  const sent = new Map(input.passes.map((pass) => [pass.passId, pass]));
  const known = new Map<string, PassRow>((await listPassesById(job.tx, [...sent.keys()])).map((row) => [row.id, row]));
  for (const row of known.values()) if (row.doorId !== door.id) throw new AppError(errors['id-taken']);
  const fresh = [...sent.values()].filter(({ passId }) => !known.has(passId));
  const undone = [...sent.values()].filter(({ passId, isUndone }) => isUndone && known.get(passId)?.isUndone === false).map(({ passId }) => passId);
  if (fresh.length + undone.length > 0) {
    const persons = await personsOf(guests, job, { roll, passes: fresh });
    await record(job, [passesCame({
      rollId: roll.id, unionId: roll.unionId, doorId: door.id, undone, passes: fresh.map((pass) => ({ ...pass, at: pass.at.toISOString(), personId: persons(pass) ?? null })),
    })]);
  }
  return { passes: (await listPasses(job.tx, [roll.id])).map(toKnown), asOf: ctx.clock.now() };
}));

type Sent = { readonly entryId: string | null; readonly cardId: string | null };

/** Whom a pass is about, as the house knows it: whoever signed up, or who holds the card. */
async function personsOf(guests: Guests, job: Ctx, { roll, passes }: { readonly roll: RollRow; readonly passes: readonly Sent[] }) {
  const byEntry = new Map((await guests.listGuests(job, roll.id, false)).map(({ entryId, personId }) => [entryId, personId]));
  const byCard = await guests.findHolders(job, passes.flatMap(({ entryId, cardId }) => (entryId === null && cardId !== null ? [cardId] : [])));
  return ({ entryId, cardId }: Sent) => (entryId === null ? byCard.get(cardId ?? '') : byEntry.get(entryId));
}

async function toDoorGuests(job: Ctx, { list, roll, session }: { readonly list: readonly Guest[]; readonly roll: RollRow; readonly session: Session }) {
  const homes = new Map((await listPersonHomes(job.tx, list.map(({ personId }) => personId))).map((home) => [home.personId, home]));
  const shown = session.questions?.fields.filter(({ key }) => roll.notes.includes(key)) ?? [];
  // What a form asks was written by its union in Chinese; a door has no language of its own when it fetches the list.
  const t = createTranslator({ language: 'zh-CN', bundles: [formsChinese], clock: job.clock, strict: false });
  return list.map(({ entryId, personId, persons, cardIds, answers }) => ({
    entryId, persons, cardIds: [...cardIds], name: homes.get(personId)?.name ?? '', unionName: homes.get(personId)?.unionName ?? '',
    notes: shown.flatMap((field) => {
      const value = sayAnswer(field, answers[field.key], { t });
      return value === '' || 'label' in field === false ? [] : [{ label: inLanguage(field.label, t.language), value }];
    }),
  }));
}

function toKnown({ id, doorId, entryId, cardId, persons, how, at, isUndone }: PassRow) {
  return { passId: id, doorId, entryId, cardId, persons, how, at, isUndone };
}
