import { applier, rowsOf, type Applied, type Applier } from '#platform/journal/applier.ts';
import type { Tx } from '#platform/db/tx.ts';
import { caseAdvanced, caseStarted, ownGivenUp, paperMade, versionKept, versionPublished } from './definitions.ts';

type Advanced = Applied<typeof caseAdvanced>;

const versions: readonly Applier[] = [
  applier(versionKept, async (tx, events) => {
    await tx`
      insert into flows_version (id, process, number, definition, published_at)
      select e."versionId", e.process, 0, e.definition, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("versionId" uuid, process text, definition jsonb, at timestamptz)
      on conflict (id) do nothing`;
  }),
  applier(versionPublished, async (tx, events) => {
    await tx`
      insert into flows_version (id, process, union_id, org_path, line_path, number, base_id, definition, published_by, published_at)
      select e."versionId", e.process, e."unionId", u.path, u.line_path, e.number, e."baseId", e.definition, e."publishedBy", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "versionId" uuid, process text, "unionId" uuid, number integer, "baseId" uuid, definition jsonb, "publishedBy" uuid, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(ownGivenUp, async (tx, events) => {
    await tx`
      update flows_version v set given_up_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("unionId" uuid, process text, at timestamptz)
      where v.union_id = e."unionId" and v.process = e.process and v.given_up_at is null`;
  }),
];

const cases: readonly Applier[] = [
  applier(caseStarted, async (tx, events) => {
    await tx`
      insert into flows_case (id, number, process, version_id, union_id, org_path, line_path, starter_id, status, visits, next, steps, pending, open_answers,
        personal_sealed, personal_event, people, parent_id, parent_visit, started_at, changed_at)
      select e."caseId", e.number, e.process, e."versionId", e."unionId", u.path, u.line_path, e."starterId", 'running', '{}', 1, 0, '{}', e.open,
        e.personal, case when e.personal is null then null else 'flows.caseStarted' end, array[e."starterId"], e."parentId", e."parentVisit", e.at, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "caseId" uuid, number text, process text, "versionId" uuid, "unionId" uuid, "starterId" uuid, open jsonb, personal text,
        "parentId" uuid, "parentVisit" integer, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(caseAdvanced, async (tx, events) => {
    const steps = [...Map.groupBy(events, (event) => event.caseId).values()].map(together);
    await writeSteps(tx, steps, events);
  }),
  applier(paperMade, async (tx, events) => {
    await tx`
      insert into flows_paper (id, case_id, step, paper, number, text_sealed, made_at)
      select e."paperId", e."caseId", e.step, e.paper, e.number, e.text, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("paperId" uuid, "caseId" uuid, step text, paper text, number text, text text, at timestamptz)`;
  }),
];

/** An UPDATE … FROM takes any one of several rows for the same target: neighbours about one case become one step. */
function together(events: readonly Advanced[]): Advanced & { readonly remindedAt: Date | null } {
  const last = events.at(-1);
  if (last === undefined) throw new TypeError('a group without an event');
  return {
    ...last,
    visits: Object.assign({}, ...events.map((event) => event.visits)),
    tasks: [...new Map(events.flatMap((event) => event.tasks).map((task) => [task.no, task])).values()],
    open: lastGiven(events, 'open'), personal: lastGiven(events, 'personal'),
    people: [...new Set(events.flatMap((event) => event.people))], copied: [...new Set(events.flatMap((event) => event.copied))],
    remindedAt: events.findLast((event) => event.reminded.length > 0)?.at ?? null,
    ended: events.findLast((event) => event.ended !== null)?.ended ?? null,
  };
}

function lastGiven<Name extends 'open' | 'personal'>(events: readonly Advanced[], name: Name): Advanced[Name] {
  return events.findLast((event) => event[name] !== undefined)?.[name];
}

/** Cases, tasks and trail in one statement, each given only what it keeps. */
async function writeSteps(tx: Tx, steps: readonly ReturnType<typeof together>[], events: readonly Advanced[]): Promise<void> {
  const cases = steps.map(({ caseId, status, visits, next, no, pending, open, personal, people, copied, wakesAt, remindedAt, ended, at }) =>
    ({ caseId, status, visits, next, no, pending, open, personal, people, copied, wakesAt, remindedAt, ended, at }));
  const tasks = steps.flatMap(({ caseId, process, tasks: changed }) => changed.map((task) => ({ ...task, caseId, process })));
  const trail = events.map(({ trailId, caseId, no, by, inPlaceOf, command, step, round, target, words, photos, at }) =>
    ({ trailId, caseId, no, by, inPlaceOf, command, step, round, target, words, photos, at }));
  await tx`
    with advanced as (
      update flows_case c set status = e.status, visits = c.visits || e.visits, next = e.next, steps = e.no, pending = e.pending,
        open_answers = coalesce(e.open, c.open_answers), personal_sealed = coalesce(e.personal, c.personal_sealed),
        personal_event = case when e.personal is null then c.personal_event else 'flows.caseAdvanced' end,
        people = (select array_agg(distinct p.id order by p.id) from unnest(c.people || e.people) p(id)),
        copied = (select coalesce(array_agg(distinct p.id order by p.id), '{}') from unnest(c.copied || e.copied) p(id)),
        wakes_at = e."wakesAt", reminded_at = coalesce(e."remindedAt", c.reminded_at), changed_at = e.at,
        ended_at = case when e.ended is null then c.ended_at else e.at end
      from jsonb_to_recordset(${rowsOf(tx, cases)}) as e(
        "caseId" uuid, status text, visits jsonb, next integer, no integer, pending jsonb, open jsonb, personal text, people uuid[], copied uuid[],
        "wakesAt" timestamptz, "remindedAt" timestamptz, ended text, at timestamptz)
      where c.id = e."caseId"
    ), asked as (
      insert into flows_task (id, case_id, no, visit, step, person_id, in_place_of, state, origin, by_no, replaces_no, process, due_at, opened_at, settled_at)
      select e."taskId", e."caseId", e.no, e.visit, e.step, e.person, e."inPlaceOf", e.state, e.origin, e.by, e.replaces, e.process,
        e."dueAt", e."openedAt", e."settledAt"
      from jsonb_to_recordset(${rowsOf(tx, tasks)}) as e(
        "taskId" uuid, "caseId" uuid, no integer, visit integer, step text, person uuid, "inPlaceOf" uuid, state text, origin text, by integer, replaces integer,
        process text, "dueAt" timestamptz, "openedAt" timestamptz, "settledAt" timestamptz)
      on conflict (case_id, no) do update set state = excluded.state, due_at = excluded.due_at, opened_at = excluded.opened_at, settled_at = excluded.settled_at
    )
    insert into flows_trail (id, case_id, no, person_id, in_place_of, kind, step, round, target, words_sealed, photos, at)
    select e."trailId", e."caseId", e.no, e.by, e."inPlaceOf", e.command, e.step, e.round, e.target, e.words,
      array(select p.value::uuid from jsonb_array_elements_text(e.photos) with ordinality p(value, place) order by p.place), e.at
    from jsonb_to_recordset(${rowsOf(tx, trail)}) as e(
      "trailId" uuid, "caseId" uuid, no integer, by uuid, "inPlaceOf" uuid, command text, step text, round integer, target text, words text, photos jsonb, at timestamptz)`;
}

/** The only code that writes this room's tables, here and in replay. */
export const flowsAppliers: readonly Applier[] = [...versions, ...cases];
