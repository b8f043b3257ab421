import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { toColumns, toRows } from '#platform/forms/columns.ts';
import formsEnglish from '#platform/forms/locale/en.json' with { type: 'json' };
import formsChinese from '#platform/forms/locale/zh-CN.json' with { type: 'json' };
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { endpoints } from '../contract.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { listEntriesOf } from '../store/entries.ts';
import { ENDS, LIVE_STATES } from '../wire.ts';
import { openAnswers } from './answers.ts';
import { personOf } from './asking.ts';

/**
 * The list for the door, those who come first. A row says who took it, when: a copy that turns up somewhere tells where it
 * came from.
 */
export const exportEntries = handle(endpoints.exportEntries, async (ctx, { language }, offer) => {
  const rows = await listEntriesOf(ctx.tx, offer.id, [...LIVE_STATES, ...ENDS]);
  const [questions, answers] = [offer.questions, await openAnswers(ctx, rows)];
  const homes = new Map((await listPersonHomes(ctx.tx, rows.map(({ personId }) => personId))).map((home) => [home.personId, home]));
  const t = createTranslator({ language, bundles: language === 'zh-CN' ? [chinese, formsChinese] : [english, formsEnglish], clock: ctx.clock, strict: false });
  const [officer] = await withSystemReach(ctx, 'job', ({ tx }) => listPersonHomes(tx, [personOf(ctx)]));
  const watermark = t('signup.book.watermark', { officer: officer?.name ?? '', when: t.format.date(ctx.clock.now(), 'day-time'), request: ctx.requestId });
  const order: readonly string[] = [...LIVE_STATES, ...ENDS];
  const shown = rows.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state) || one.position - other.position);
  const groups = (...states: readonly string[]) => rows.filter(({ state }) => states.includes(state));
  const persons = (...states: readonly string[]) => groups(...states).reduce((sum, row) => sum + row.persons, 0);
  return writeBook({
    name: t('signup.book.sheet'), title: t('signup.book.title', { title: offer.title }),
    columns: [
      { header: t('signup.book.state'), width: 20, kind: 'text' }, { header: t('signup.book.name'), width: 14, kind: 'text' },
      { header: t('signup.book.union'), width: 36, kind: 'text' }, { header: t('signup.field.persons'), width: 8, kind: 'integer' },
      { header: t('signup.book.position'), width: 8, kind: 'integer' }, { header: t('signup.book.came'), width: 24, kind: 'text' },
      ...(questions === null ? [] : toColumns(questions, t)),
    ],
    rows: [
      [watermark],
      ...shown.map(({ id, personId, persons: count, state, position, cameAt }) => [
        t(`signup.office.state.${state}`), homes.get(personId)?.name ?? '', homes.get(personId)?.unionName ?? '', count, position, t.format.date(cameAt, 'day-time'),
        // Without tables one set of answers is one row.
        ...(questions === null ? [] : toRows(questions, answers.get(id) ?? {}, { t })[0] ?? []),
      ]),
    ],
    notes: {
      name: t('signup.book.notes'),
      lines: [
        [t('signup.book.taken'), watermark], [t('signup.book.coming'), t('signup.book.coming-text', { persons: persons('placed', 'offered'), groups: groups('placed', 'offered').length })],
        [t('signup.book.waiting'), t('signup.book.waiting-text', { groups: groups('waiting').length })], [t('signup.book.care'), t('signup.book.care-text')],
      ],
    },
  });
});
