import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { maskAnswers, maskForOthers } from '#platform/forms/classes.ts';
import { inLanguage } from '#platform/forms/words.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { z } from 'zod';
import { toInstant } from '#platform/kernel/clock.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { endpoints } from '../contract.ts';
import { caseAdvanced, paperMade } from '../events/definitions.ts';
import type { Instance } from '../instance.ts';
import type { DocumentText } from '../process.ts';
import { personsIn } from '../rules/persons-in.ts';
import { findStep } from '../rules/starter-fields.ts';
import { backTo, droppingTask, openTaskOf, refusalEnds, takenBack, whatCan } from '../rules/what-can.ts';
import { uploadsIn } from '../run/claim-uploads.ts';
import { keyOf, openAnswers, openText } from '../run/open-case.ts';
import { listTasksOf } from '../store/cases.ts';
import { listNames } from '../store/people.ts';
import type { CaseRow, KeptTask } from '../store/rows.ts';
import { listPapers, listTrail, type TrailRow } from '../store/trail.ts';
import type { caseView, ProcessDefinition } from '../wire.ts';
import { consentsOf } from './case-consents.ts';
import { toCaseLines } from './case-lines.ts';

type View = z.input<typeof caseView>;

export const readHandlers: readonly Handler[] = [
  handle(endpoints.readCase, (ctx, _input, row) => readView(ctx, row)),
  handle(endpoints.readUnionCase, (ctx, _input, row) => readView(ctx, row)),
  handle(endpoints.readPhoto, async (ctx, { photoId, isSmall }, row) => {
    const known = await withSystemReach(ctx, 'job', async (within) => {
      const [definition, trail] = [await ctx.ports.processes.definitionOf(ctx, row.versionId), await listTrail(within.tx, row.id)];
      return [...uploadsIn(definition.form, openAnswers(row, await keyOf(within, row))), ...trail.flatMap((line) => line.photos)];
    });
    const bytes = known.includes(photoId) ? await readPhotoBytes(ctx, row.id, photoId, isSmall) : undefined;
    if (bytes === undefined) throw new AppError(generalErrors['not-found']);
    return bytes;
  }),
];

/** Everything kept about one case, read together: for the screen, the approval sheet and the photos. */
export type OpenedCase = {
  readonly row: CaseRow;
  readonly definition: ProcessDefinition;
  readonly tasks: readonly KeptTask[];
  readonly instance: Instance;
  readonly trail: readonly (TrailRow & { readonly words: string })[];
  readonly papers: readonly { readonly paperId: string; readonly number: string | null; readonly madeAt: Date; readonly text: DocumentText | undefined }[];
  readonly names: ReadonlyMap<string, string>;
  /** Unions that the answers name. */
  readonly unions: ReadonlyMap<string, string>;
};

/** The caller has decided that this request may see the case; the rest of its rows is read in the reach 'job'. */
export async function openCase(ctx: Ctx, row: CaseRow): Promise<OpenedCase> {
  return withSystemReach(ctx, 'job', async (within) => {
    const definition = await ctx.ports.processes.definitionOf(within, row.versionId);
    const key = await keyOf(within, row);
    const tasks = await listTasksOf(within.tx, row.id);
    const lines = await listTrail(within.tx, row.id);
    const papers = (await listPapers(within.tx, row.id)).map((paper) => ({
      paperId: paper.paperId, number: paper.number, madeAt: paper.madeAt,
      text: paper.textSealed === null || key === undefined ? undefined
        // -- this room sealed it, as JSON of a DocumentText
        : JSON.parse(openText(key, { type: paperMade.type, field: 'text', subject: paper.paperId }, paper.textSealed)) as DocumentText,
    }));
    const trail = lines.map((line) => ({
      ...line, words: line.wordsSealed === null ? '' : openText(key, { type: caseAdvanced.type, field: 'words', subject: row.id }, line.wordsSealed),
    }));
    const instance: Instance = { status: row.status, starter: row.starterId, answers: openAnswers(row, key), visits: row.visits, tasks, next: row.next, ...row.pending };
    const people = [
      row.starterId, ...tasks.flatMap((task) => [task.person, task.inPlaceOf ?? null]), ...lines.flatMap((line) => [line.personId, line.inPlaceOf, personIn(line.target)]),
      ...personsIn(definition.form, instance.answers).map((one) => one.personId),
    ];
    const named = definition.form.fields.flatMap(({ key, kind }) => (kind === 'union' ? [instance.answers[key]] : [])).filter((id) => typeof id === 'string' && isUuid(id));
    const unions = await listUnionsById(within.tx, named as string[]); // -- filtered to ids
    return { row, definition, tasks, instance, trail, papers, names: await listNames(within.tx, people), unions: new Map<string, string>(unions.map(({ id, name }) => [id, name])) };
  });
}

export function personIn(target: string | null): string | null {
  return target?.startsWith('person:') === true ? target.slice('person:'.length) : null;
}

async function readView(ctx: Ctx, row: CaseRow): Promise<View> {
  const opened = await openCase(ctx, row);
  const { definition, tasks, names } = opened;
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  // Whoever only got a copy, or looks as an officer of the union, sees that there is something, not what.
  const takesPart = row.starterId === me || tasks.some((task) => task.person === me);
  const mayRead = row.askedBy !== null && takesPart;
  // A comment changes the case, and not how long somebody has been asked.
  const [asked] = tasks.filter((task) => task.state === 'open').flatMap((task) => task.openedAt ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  const [line] = await toCaseLines(ctx, [{ ...row, changedAt: asked ?? row.changedAt, caseId: row.id, visits: Object.fromEntries(row.visits.map((visit) => [String(visit.id), visit])) }]);
  if (line === undefined) throw new AppError(generalErrors['not-found']);
  const answers = answersFor(opened, me, mayRead);
  return {
    ...line, changedAt: row.changedAt, unionId: row.unionId, definition, answers: answers as View['answers'], // -- JSON by the form's check
    people: personsIn(definition.form, answers).map(({ personId }) => ({ personId, name: names.get(personId) ?? '' })),
    isMasked: !mayRead, takesPart, isMine: row.starterId === me, unions: [...opened.unions].map(([unionId, name]) => ({ unionId, name })),
    visits: row.visits.map((visit) => ({
      id: visit.id, step: visit.step, round: visit.round, state: visit.state, within: visit.within ?? null,
      wakesAt: visit.wakesAt === undefined ? null : toInstant(visit.wakesAt), dueAt: visit.dueAt === undefined ? null : toInstant(visit.dueAt),
    })),
    tasks: toTaskViews(opened, me), trail: toTrail(opened, mayRead),
    consents: await consentsOf(ctx, row),
    papers: mayRead ? opened.papers.map((paper) => ({
      paperId: paper.paperId, title: paper.text === undefined ? '' : inLanguage(paper.text.title, 'zh-CN'), number: paper.number, at: paper.madeAt,
    })) : [],
    ...ownPart(opened, row.askedBy === null ? '' : me),
    starterName: names.get(row.starterId) ?? '',
  };
}

/** Whoever began the case sees their own answers; whoever decides what the form shows them; everybody else the mask. */
export function answersFor({ row, definition: { form }, instance: { answers } }: OpenedCase, me: string, mayRead: boolean): Answers {
  if (!mayRead) return maskAnswers(form, answers);
  return row.starterId === me ? answers : maskForOthers(form, answers);
}

function toTaskViews({ tasks, names }: OpenedCase, me: string): View['tasks'] {
  const mine = new Set(tasks.filter((task) => task.person === me).map((task) => task.id));
  const nameOf = (id: string): string => names.get(id) ?? '';
  return tasks.map((task) => ({
    taskId: task.taskId, no: task.id, visit: task.visit, step: task.step, person: { personId: task.person, name: nameOf(task.person) },
    inPlaceOf: task.inPlaceOf === undefined ? null : nameOf(task.inPlaceOf), state: task.state, origin: task.origin,
    isAddedByMe: task.by !== undefined && mine.has(task.by), openedAt: task.openedAt, settledAt: task.settledAt,
  }));
}

function toTrail({ trail, names, definition }: OpenedCase, mayRead: boolean): View['trail'] {
  const nameOf = (id: string | null): string | null => (id === null ? null : names.get(id) ?? '');
  return trail.map((line) => ({
    at: line.at, person: nameOf(line.personId), inPlaceOf: nameOf(line.inPlaceOf), kind: line.kind, step: line.step,
    stepTitle: line.step === null ? null : findStep(definition.flow, line.step)?.title ?? null,
    to: personIn(line.target) === null ? line.target : nameOf(personIn(line.target)),
    words: mayRead && line.words !== '' ? line.words : null, photos: mayRead ? line.photos : [],
  }));
}

/** What the person who looks is asked, and may do. */
function ownPart({ instance, definition, tasks }: OpenedCase, me: string): Pick<View, 'myTask' | 'can' | 'takeBackTaskId' | 'dropTaskId' | 'backTo'> {
  if (me === '') return { myTask: null, can: [], takeBackTaskId: null, dropTaskId: null, backTo: [] };
  const open = openTaskOf(instance, me);
  const kept = tasks.find((task) => task.id === open?.id);
  const step = kept === undefined ? undefined : findStep(definition.flow, kept.step);
  const [takeBack, dropping] = [takenBack(definition.flow, instance, me), droppingTask(definition.flow, instance, me)];
  const uuidOf = (task: { readonly id: number } | undefined): string | null => tasks.find((one) => one.id === task?.id)?.taskId ?? null;
  return {
    myTask: kept === undefined ? null : {
      taskId: kept.taskId, step: kept.step, kind: kept.origin === 'opinion' ? 'opinion' : step?.kind === 'fill' ? 'fill' : 'approve',
      writes: step !== undefined && 'writes' in step && kept.origin !== 'opinion' ? step.writes ?? [] : [], isBallot: step?.kind === 'approve' && step.by === 'ballot',
      refusalEnds: refusalEnds(definition.flow, instance, kept.id),
    },
    can: [...whatCan(definition.flow, instance, me)], takeBackTaskId: uuidOf(takeBack), dropTaskId: uuidOf(dropping),
    backTo: open === undefined ? [] : backTo(definition.flow, instance, open.id).flatMap((key) => {
      const title = findStep(definition.flow, key)?.title;
      return title === undefined ? [] : [{ step: key, title }];
    }),
  };
}
