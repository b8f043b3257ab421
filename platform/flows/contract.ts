import { z } from 'zod';
import { anySignedIn, defineResource, holder, may } from '#platform/contract/access.ts';
import { errors as consentsErrors } from '#platform/consents/contract/errors.ts';
import { agreement } from '#platform/consents/wire.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import type { CaseRow, TaskRow } from './store/rows.ts';
import {
  answers, backingNames, caseLine, caseView, deskItem, fileBytes, person, photos, processDefinition, processKey, processView, said, STATUSES, taskLine, uuid,
} from './wire.ts';

/** A case, for everybody who takes part in it: who began it, who was asked, who got a copy. */
export const caseResource = defineResource<CaseRow>('flows.case');
/** A case at the union that it belongs to. */
export const unionCaseResource = defineResource<CaseRow>('flows.unionCase');
/** An open task, for the one person who is asked; its case comes locked with it. */
export const taskResource = defineResource<TaskRow>('flows.task');

export const permissions = definePermissions({
  'flows.case.read': ['chair', 'administrator'],
  'flows.process.read': ['chair', 'administrator', 'contact-person'],
  'flows.process.define': ['chair', 'administrator'],
});

export const errors = defineErrors('flows', {
  'over': 'conflict', 'not-started': 'conflict', 'started-already': 'conflict', 'not-your-task': 'forbidden', 'task-settled': 'conflict',
  'not-with-starter': 'conflict', 'with-starter': 'conflict', 'not-starter': 'forbidden', 'unknown-step': 'invalid', 'not-passed': 'invalid',
  'other-branch': 'invalid', 'nothing-before': 'conflict', 'signer-already': 'conflict', 'self': 'invalid', 'not-added-by-you': 'forbidden',
  'not-your-turn': 'conflict', 'not-an-approval': 'invalid', 'not-a-fill': 'invalid', 'not-a-ballot': 'invalid', 'not-delegated': 'conflict',
  'built-upon': 'conflict', 'may-not-decide': 'forbidden', 'awaiting-opinion': 'conflict', 'not-asked-for': 'conflict', 'nobody-found': 'conflict', 'not-writable': 'invalid',
  'not-offered': 'not-found',
  'not-member': 'forbidden',
  'not-officer': 'forbidden',
  'already-begun': 'conflict',
  'answers-invalid': 'invalid',
  'reminded-lately': 'too-many',
  'not-batchable': 'invalid',
  'not-an-officer': 'invalid',
  'definition-faulty': 'invalid',
  'version-outdated': 'conflict',
  'not-a-part': 'forbidden',
  /** Code of the process' module said no; the issue says what, in that module's words. */
  'call-refused': 'conflict',
  'may-not-begin': 'conflict',
  /** Somebody wrote on the same draft meanwhile; `name` says who. */
  'draft-changed': 'conflict',
  /** `again` says when it works again. */
  'named-often': 'too-many',
});

const task = { taskId: uuid };
const opinion = { words: said.optional(), photos: photos.optional() };
const done = z.object({ status: z.enum(STATUSES) });
const page = { words: z.string().trim().max(40).optional(), process: processKey.optional(), cursor: z.string().max(200).optional() };
/** The case is over or went back; somebody was quicker; others come first. */
const late = [errors['over'], errors['with-starter'], errors['task-settled'], errors['not-your-turn'], errors['awaiting-opinion']] as const;
/** What the next step may be refused for: nobody to ask, code of its module. */
const onward = [errors['nobody-found'], errors['call-refused']] as const;

const starting = {
  /** What the asking person may begin: as a member of the own union, as an officer at each union where they hold an office. */
  listProcesses: defineQuery({
    id: 'flows.listProcesses', access: anySignedIn(), input: z.object({}), output: z.object({ processes: z.array(processView) }), errors: [],
  }),
  readProcess: defineQuery({
    id: 'flows.readProcess', access: anySignedIn(), input: z.object({ unionId: uuid, process: processKey }),
    output: processView.extend({ definition: processDefinition }), errors: [errors['not-offered'], errors['not-member'], errors['not-officer']],
  }),
  start: defineCommand({
    id: 'flows.start', access: anySignedIn(),
    /** `agreement`: what was ticked of the process' notice, where it has one. */
    input: z.object({ caseId: uuid, unionId: uuid, process: processKey, versionId: uuid, answers, agreement: agreement.optional() }),
    output: z.object({ caseId: uuid, number: z.string(), status: z.enum(STATUSES) }),
    errors: [
      errors['not-offered'], errors['not-member'], errors['not-officer'], errors['already-begun'], errors['answers-invalid'],
      errors['version-outdated'], errors['nobody-found'], errors['call-refused'], errors['may-not-begin'],
      consentsErrors['text-changed'], consentsErrors['consent-missing'], consentsErrors['purpose-unknown'], consentsErrors['guardian-needed'],
    ],
  }),
  /**
   * The one member of this union with exactly this name whose telephone ends so, for a form that names a person. Nobody, two of
   * them and a union that is not the asking person's own give the same answer. A command: it is counted, and not asked again by itself.
   */
  confirmMember: defineCommand({
    id: 'flows.confirmMember', access: anySignedIn(),
    input: z.object({ unionId: uuid, name: z.string().trim().min(1).max(60), lastDigits: z.string().regex(/^[0-9]{4}$/) }),
    output: z.object({ member: person.nullable() }), errors: [errors['named-often']],
  }),
};

const ofStarter = {
  resubmit: defineCommand({
    id: 'flows.resubmit', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid, answers, ...opinion }), output: done,
    errors: [errors['not-starter'], errors['not-with-starter'], errors['over'], errors['answers-invalid'], errors['nobody-found'], errors['call-refused']],
  }),
  withdraw: defineCommand({
    id: 'flows.withdraw', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid, ...opinion }), output: done,
    errors: [errors['not-starter'], errors['over']],
  }),
  /** At most once in four hours. */
  remind: defineCommand({
    id: 'flows.remind', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid }), output: z.object({ asked: z.int() }),
    errors: [errors['not-starter'], errors['over'], errors['with-starter'], errors['not-asked-for'], errors['reminded-lately']],
  }),
  comment: defineCommand({
    id: 'flows.comment', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid, words: said.min(1), photos: photos.optional() }), output: done,
    errors: [errors['over']],
  }),
};

const ofTask = {
  decide: defineCommand({
    id: 'flows.decide', access: holder(taskResource, 'taskId'),
    input: z.object({ ...task, decision: z.enum(['agree', 'refuse', 'abstain']), writes: answers.optional(), ...opinion }), output: done,
    errors: [...late, ...onward, errors['not-an-approval'], errors['not-a-ballot'], errors['answers-invalid']],
  }),
  fill: defineCommand({
    id: 'flows.fill', access: holder(taskResource, 'taskId'), input: z.object({ ...task, writes: answers, ...opinion }), output: done,
    errors: [...late, errors['call-refused'], errors['not-a-fill'], errors['answers-invalid']],
  }),
  sendBack: defineCommand({
    id: 'flows.sendBack', access: holder(taskResource, 'taskId'),
    input: z.object({
      ...task, to: z.union([z.enum(['starter', 'previous']), z.strictObject({ step: z.string().max(60) })]), then: z.enum(['again', 'direct']),
      words: said.min(2), photos: photos.optional(),
    }),
    output: done,
    errors: [...late, errors['unknown-step'], errors['not-passed'], errors['other-branch'], errors['nothing-before']],
  }),
  addSigner: defineCommand({
    id: 'flows.addSigner', access: holder(taskResource, 'taskId'),
    input: z.object({ ...task, personId: uuid, where: z.enum(['before', 'after', 'beside']), ...opinion }), output: done,
    errors: [...late, errors['not-an-approval'], errors['signer-already'], errors['self'], errors['may-not-decide'], errors['not-an-officer']],
  }),
  dropSigner: defineCommand({
    id: 'flows.dropSigner', access: holder(taskResource, 'taskId'), input: z.object({ ...task, dropped: z.int(), ...opinion }), output: done,
    errors: [errors['over'], errors['with-starter'], errors['task-settled'], errors['not-added-by-you']],
  }),
  handOver: defineCommand({
    id: 'flows.handOver', access: holder(taskResource, 'taskId'), input: z.object({ ...task, personId: uuid, ...opinion }), output: done,
    errors: [...late, errors['signer-already'], errors['self'], errors['may-not-decide'], errors['not-an-officer']],
  }),
  delegate: defineCommand({
    id: 'flows.delegate', access: holder(taskResource, 'taskId'), input: z.object({ ...task, personId: uuid, ...opinion }), output: done,
    errors: [...late, errors['signer-already'], errors['self'], errors['not-an-officer']],
  }),
  giveOpinion: defineCommand({
    id: 'flows.giveOpinion', access: holder(taskResource, 'taskId'), input: z.object({ ...task, words: said.min(1), photos: photos.optional() }), output: done,
    errors: [...late, errors['not-delegated']],
  }),
  /** A delegation, or the own decision of a moment ago. */
  takeBack: defineCommand({
    id: 'flows.takeBack', access: holder(taskResource, 'taskId'), input: z.object({ ...task, ...opinion }), output: done,
    errors: [errors['over'], errors['with-starter'], errors['built-upon'], errors['not-delegated'], errors['task-settled']],
  }),
  proposePeople: defineQuery({
    id: 'flows.proposePeople', access: holder(taskResource, 'taskId'), input: z.object({ ...task, words: z.string().trim().max(40).optional() }),
    output: z.object({ people: z.array(person.extend({ unionName: z.string(), roles: z.array(z.string()) })) }), errors: [],
  }),
};

const reading = {
  listTasks: defineQuery({
    id: 'flows.listTasks', access: anySignedIn(), input: z.object({ view: z.enum(['todo', 'done']), ...page }),
    output: z.object({ tasks: z.array(taskLine), next: z.string().nullable() }), errors: [],
  }),
  /** The officers' desk: the own tasks, and what modules put beside them, in one order. */
  listDesk: defineQuery({
    id: 'flows.listDesk', access: anySignedIn(), input: z.object({ view: z.enum(['todo', 'done']), ...page }),
    output: z.object({ lines: z.array(z.union([z.object({ task: taskLine }), z.object({ item: deskItem })])), kinds: z.array(processKey), next: z.string().nullable() }), errors: [],
  }),
  /** The same as numbers, for its tabs. */
  countDesk: defineQuery({
    id: 'flows.countDesk', access: anySignedIn(), input: z.object({}), output: z.object({ todo: z.int(), overdue: z.int(), returned: z.int() }), errors: [],
  }),
  listCases: defineQuery({
    id: 'flows.listCases', access: anySignedIn(), input: z.object({ view: z.enum(['started', 'copied']), ...page }),
    output: z.object({ cases: z.array(caseLine), next: z.string().nullable() }), errors: [],
  }),
  countTasks: defineQuery({
    id: 'flows.countTasks', access: anySignedIn(), input: z.object({}), output: z.object({ todo: z.int(), overdue: z.int(), returned: z.int() }), errors: [],
  }),
  readCase: defineQuery({
    id: 'flows.readCase', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid }), output: caseView, errors: [], logged: true,
  }),
  /** A photo of the answers or of an opinion, for whoever takes part. */
  readPhoto: defineQuery({
    id: 'flows.readPhoto', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid, photoId: uuid, isSmall: z.boolean() }), output: fileBytes, errors: [],
  }),
  /** The cases of a union, for its officers; personal answers are masked for whoever takes no part. */
  listUnionCases: defineQuery({
    id: 'flows.listUnionCases', access: may('flows.case.read').listing(), input: z.object({ ...page, status: z.enum(STATUSES).optional() }),
    output: z.object({ cases: z.array(caseLine), next: z.string().nullable() }), errors: [],
  }),
  readUnionCase: defineQuery({
    id: 'flows.readUnionCase', access: may('flows.case.read').on(unionCaseResource, 'caseId'), input: z.object({ caseId: uuid }), output: caseView, errors: [],
  }),
  /** Several agreed to with one press; each stands alone, and says why where it was refused. */
  batchAgree: defineCommand({
    id: 'flows.batchAgree', access: anySignedIn(), input: z.object({ taskIds: z.array(uuid).min(1).max(50), words: said.optional() }),
    output: z.object({ agreed: z.array(uuid), refused: z.array(z.object({ taskId: uuid, code: z.string() })) }), errors: [],
  }),
  printSheet: defineQuery({
    id: 'flows.printSheet', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid, language: z.enum(['zh-CN', 'en']) }),
    output: fileBytes, errors: [errors['not-a-part']], logged: true,
  }),
  readPaper: defineQuery({
    id: 'flows.readPaper', access: holder(caseResource, 'caseId'), input: z.object({ caseId: uuid, paperId: uuid }),
    output: fileBytes, errors: [errors['not-a-part']], logged: true,
  }),
  /** What stands in its publicity period at the asking person's union: names and what the flow shows, nothing else. */
  listPublicised: defineQuery({
    id: 'flows.listPublicised', access: anySignedIn(), input: z.object({}),
    output: z.object({ shown: z.array(z.object({
      caseId: uuid, title: processDefinition.shape.title, starterName: z.string(), lines: z.array(z.object({ label: processDefinition.shape.title, value: z.string() })), until: z.date(),
    })) }),
    errors: [],
  }),
};

const versionView = z.object({
  versionId: uuid, number: z.int(), unionId: uuid.nullable(), unionName: z.string().nullable(), publishedBy: z.string().nullable(), publishedAt: z.date().nullable(), running: z.int(),
});
const defining = {
  /** What this union works by: the product's own, what a union above published, what it published itself. */
  listDefinitions: defineQuery({
    id: 'flows.listDefinitions', access: may('flows.process.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({ definitions: z.array(z.object({
      process: processKey, versionId: uuid, title: processDefinition.shape.title, group: processDefinition.shape.group,
      from: z.enum(['product', 'above', 'own']), fromUnionName: z.string().nullable(), number: z.int(),
      /** A newer version above the one that the own version was made from. */
      hasUpgrade: z.boolean(), running: z.int(),
    })) }),
    errors: [],
  }),
  readDefinition: defineQuery({
    id: 'flows.readDefinition', access: may('flows.process.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, process: processKey, versionId: uuid.optional() }),
    output: z.object({
      /** `baseVersionId`: what this version was made from. `aboveVersionId`: what would hold here without the union's own version; null where there is nothing. */
      versionId: uuid, baseVersionId: uuid.nullable(), aboveVersionId: uuid.nullable(), definition: processDefinition, versions: z.array(versionView),
      /** What code of the product stands behind it and may be named by steps. */
      calls: z.array(z.string()), papers: z.array(z.string()), events: z.array(z.string()), processes: z.array(z.string()), limits: z.array(z.string()),
      /** All of that in words; processes by the titles that they have at this union. */
      names: backingNames,
    }),
    errors: [errors['not-offered']],
  }),
  /** A new version for this union and everything below it. `basedOn` is what the editor began with; another one meanwhile is a conflict. */
  publish: defineCommand({
    id: 'flows.publish', access: may('flows.process.define').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, process: processKey, versionId: uuid, basedOn: uuid.nullable(), mergedWith: uuid.optional(), definition: processDefinition }),
    output: z.object({ number: z.int() }),
    errors: [errors['definition-faulty'], errors['version-outdated'], errors['not-offered']],
  }),
  /** Members of the union itself by a part of their name: whom an officer may name in a form. */
  findMembers: defineQuery({
    id: 'flows.findMembers', access: may('flows.process.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, words: z.string().trim().min(1).max(40) }), output: z.object({ people: z.array(person) }), errors: [],
  }),
  /** Back to what stands above, from now on; running cases keep theirs. */
  giveUpOwn: defineCommand({
    id: 'flows.giveUpOwn', access: may('flows.process.define').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, process: processKey }),
    output: z.object({}), errors: [errors['not-offered']],
  }),
};

const draftLine = z.object({
  process: processKey, title: z.string(), personName: z.string(), isMine: z.boolean(), revision: z.int(), savedAt: z.date(),
});
/** Far more than the largest definition with what it was made from. */
const heldDraft = z.record(z.string(), z.json()).refine((held) => JSON.stringify(held).length <= 400_000);
const drafting = {
  /** What is being worked on at this union, and who wrote on it last. */
  listDrafts: defineQuery({
    id: 'flows.listDrafts', access: may('flows.process.define').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({ drafts: z.array(draftLine) }), errors: [],
  }),
  readDraft: defineQuery({
    id: 'flows.readDraft', access: may('flows.process.define').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, process: processKey }),
    output: z.object({ draft: draftLine.extend({ held: z.json() }).nullable() }), errors: [],
  }),
  /** `revision`: the one that the editor had before them, 0 for none. Nothing of it is checked or in force before it is published. */
  keepDraft: defineCommand({
    id: 'flows.keepDraft', access: may('flows.process.define').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, process: processKey, revision: z.int().min(0), held: heldDraft }), output: z.object({ revision: z.int() }),
    errors: [errors['draft-changed']],
  }),
  dropDraft: defineCommand({
    id: 'flows.dropDraft', access: may('flows.process.define').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, process: processKey }),
    output: z.object({}), errors: [],
  }),
};

export const endpoints = { ...starting, ...ofStarter, ...ofTask, ...reading, ...defining, ...drafting } as const;
export { caseLine, taskLine };
