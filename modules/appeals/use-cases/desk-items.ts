import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import type { DeskItem, DeskItemSource, DeskQuestion } from '#platform/flows/desk-item.ts';
import { dateInChina, endOfDayInChina } from '#platform/kernel/plain-date.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { TOPICS } from '../wire.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { countDeskCases, listDeskCases, listDoneBy, type DeskWord } from '../store/desk-lines.ts';
import type { AppealRow } from '../store/rows.ts';

/** The desk's lines of appeals: what the officer's own unions hold, and what the officer closed or passed on. They keep their own rungs. */
export const appealDeskItems: readonly DeskItemSource[] = [{
  kind: 'appeals.appeal', permission: 'appeals.appeal.handle',
  list: (ctx, question) => (question.view === 'todo' ? listWaiting(ctx, question) : listDone(ctx, question)),
  count: (ctx) => countDeskCases(ctx.tx, ctx.reach, { unionIds: unionsOf(ctx), today: dateInChina(ctx.clock.now()) }),
}];

async function listWaiting(ctx: Ctx, { words, after, limit }: DeskQuestion): Promise<DeskItem[]> {
  const rows = await listDeskCases(ctx.tx, ctx.reach, {
    unionIds: unionsOf(ctx), words: wordsIn(words), limit, after: after === undefined ? undefined : { on: dateInChina(after.at), id: idBehind(after) },
  });
  const [nameOf, today] = [await unionNames(ctx, rows), dateInChina(ctx.clock.now())];
  return rows.flatMap((row) => (row.dueOn === null ? [] : [{
    ...lineOf(row, nameOf), id: row.id, at: endOfDayInChina(row.dueOn), day: row.receivedOn, dueOn: row.dueOn, isOverdue: row.dueOn < today,
    state: row.status === 'received' && row.reopenedTimes > 0 ? 'appeals.office.status.reopened' : `appeals.office.status.${row.status}`,
  }]));
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** An approval may be due at another moment of the same day: then all cases of that day stand behind it, or all before. */
function idBehind({ at, id }: { readonly at: Date; readonly id: string }): string {
  const end = endOfDayInChina(dateInChina(at)).getTime();
  if (end === at.getTime()) return id;
  return end > at.getTime() ? FIRST_ID : LAST_ID;
}

async function listDone(ctx: Ctx, { words, after, limit }: DeskQuestion): Promise<DeskItem[]> {
  if (ctx.actor.kind !== 'person') return [];
  const rows = await listDoneBy(ctx.tx, ctx.reach, { personId: ctx.actor.personId, words: wordsIn(words), after, limit });
  const nameOf = await unionNames(ctx, rows);
  return rows.map((row) => ({
    ...lineOf(row, nameOf), id: row.stepId, at: row.stepAt, day: dateInChina(row.stepAt), dueOn: null, isOverdue: false, state: `appeals.desk.done.${row.stepKind}`,
  }));
}

/** Whichever language the officer reads the line in. */
function wordsIn(typed: string): readonly DeskWord[] {
  return typed.split(/\s+/u).filter((word) => word !== '').map((word) => ({
    word, topics: TOPICS.filter((topic) => [chinese, english].some((said) => said[`appeals.desk.${topic}`].toLowerCase().includes(word.toLowerCase()))),
  }));
}

/** The kind of matter and its number: whose it is and what it says stands on the case's own page, where reading is written down. */
function lineOf({ id, topic, caseNumber, unionId }: AppealRow, nameOf: (id: string) => string): Pick<DeskItem, 'title' | 'number' | 'unionName' | 'link'> {
  return { title: `appeals.desk.${topic}`, number: caseNumber, unionName: nameOf(unionId), link: `/appeals/${id}` };
}

async function unionNames(ctx: Ctx, rows: readonly AppealRow[]): Promise<(id: string) => string> {
  const unions = await listUnionsById(ctx.tx, rows.map((row) => row.unionId));
  return (id) => unions.find((one) => one.id === id)?.name ?? '';
}

function unionsOf(ctx: Ctx): string[] {
  if (ctx.actor.kind !== 'person') return [];
  return liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.unionId);
}
