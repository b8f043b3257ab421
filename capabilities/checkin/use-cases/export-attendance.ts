import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { endpoints } from '../contract.ts';
import type { Guests } from '../guests.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { countAttendance, findDoubles } from '../rules/passes.ts';
import { listPasses, toPass } from '../store/passes.ts';
import { listDoors } from '../store/rolls.ts';
import { requireSession, toRollGuest } from './asking.ts';
import { nameGuests } from './attendance.ts';

/** Everybody who was let in, in the order of time, with what does not add up said beside it; a row tells who took the list. */
export const exportAttendance = (guests: Guests): Handler => handle(endpoints.exportAttendance, (ctx, { rollId, language }) => withSystemReach(ctx, 'job', async (job) => {
  const [session, list, rows, doors] = [
    await requireSession(guests, job, rollId), await guests.listGuests(job, rollId, false), await listPasses(job.tx, [rollId]), await listDoors(job.tx, rollId),
  ];
  const t = createTranslator({ language, bundles: [language === 'zh-CN' ? chinese : english], clock: ctx.clock, strict: false });
  const [officer] = await listPersonHomes(job.tx, [signedInPerson(ctx).personId]);
  const watermark = t('checkin.book.watermark', { officer: officer?.name ?? '', when: t.format.date(ctx.clock.now(), 'day-time'), request: ctx.requestId });
  const [people, doorName] = [await nameGuests(job, list, rows), new Map<string, string>(doors.map(({ id, name }) => [id, name]))];
  const [entries, passes] = [list.map(toRollGuest), rows.map(toPass)];
  const twice = new Set(findDoubles(entries, passes).flatMap((double) => double.passes.map(({ passId }) => passId)));
  const counted = countAttendance(entries, passes);
  const came = new Set<string>(rows.flatMap(({ entryId, isUndone }) => (isUndone || entryId === null ? [] : [entryId])));
  return writeBook({
    name: t('checkin.book.sheet'), title: t('checkin.book.title', { title: session.title }),
    columns: [
      { header: t('checkin.book.name'), width: 16, kind: 'text' }, { header: t('checkin.book.union'), width: 36, kind: 'text' }, { header: t('checkin.book.persons'), width: 8, kind: 'integer' },
      { header: t('checkin.book.how'), width: 14, kind: 'text' }, { header: t('checkin.book.door'), width: 16, kind: 'text' }, { header: t('checkin.book.at'), width: 24, kind: 'text' },
      { header: t('checkin.book.remark'), width: 24, kind: 'text' },
    ],
    rows: [
      [watermark],
      ...rows.map(({ id, entryId, cardId, persons, how, doorId, at, isUndone }) => {
        const { name, unionName } = people(entryId ?? cardId ?? '');
        const remark = isUndone ? t('checkin.book.undone') : twice.has(id) ? t('checkin.book.double') : '';
        return [name, unionName, persons, t(`checkin.how.${how}`), doorName.get(doorId) ?? '', t.format.date(at, 'day-time'), remark];
      }),
      ...list.filter(({ entryId }) => !came.has(entryId)).map(({ entryId, persons }) => [people(entryId).name, people(entryId).unionName, persons, '', '', '', t('checkin.book.not-in')]),
    ],
    notes: {
      name: t('checkin.book.notes'),
      lines: [
        [t('checkin.book.taken'), watermark], [t('checkin.book.expected'), t('checkin.book.expected-text', { persons: counted.persons, groups: counted.groups })],
        [t('checkin.book.came'), t('checkin.book.came-text', { persons: counted.personsCame, groups: counted.groupsCame, others: counted.walkIns })],
      ],
    },
  });
}));
