import type { Ctx } from '#platform/access/ctx.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Id, PersonId } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { Command } from '../command.ts';
import type { Instance } from '../instance.ts';
import type { CaseFacts } from '../process.ts';
import type { CaseRow, KeptVisit } from '../store/rows.ts';
import type { ProcessDefinition } from '../wire.ts';

export type CaseId = Id<'case'>;

/** What a person said beside the command; the rules never see it. */
export type Said = {
  readonly by: PersonId | null;
  readonly words?: string | undefined;
  readonly photos?: readonly string[] | undefined;
  /** To whom or where, for the trail. */
  readonly target?: string | undefined;
};

export type Step = {
  readonly command: Command;
  readonly said: Said;
  /** All answers as they stand with what this command writes; without it, as they stood. */
  readonly answers?: Answers | undefined;
};

/** A case while one command works on it, and what the house did for it so far. */
export type Run = {
  readonly row: CaseRow;
  readonly union: UnionRow;
  readonly definition: ProcessDefinition;
  instance: Instance;
  readonly kept: Map<number, KeptVisit>;
  readonly copied: Set<string>;
  readonly reminded: Set<string>;
  readonly papers: NewEvent[];
  /** What must follow once this step stands in the journal: a sub-flow, the end. */
  readonly then: (() => Promise<void>)[];
  ended: 'agreed' | 'refused' | 'withdrawn' | null;
  /** Asks the rules again, about the same case in the same step. */
  readonly apply: (ctx: Ctx, command: Command) => Promise<void>;
  /** Another case's step, in the same transaction. */
  readonly advance: (ctx: Ctx, row: CaseRow, step: Step) => Promise<Instance>;
};

export function factsOf({ row, instance }: Pick<Run, 'row' | 'instance'>): CaseFacts {
  const refused = instance.status === 'refused' ? instance.visits.findLast((visit) => visit.state === 'refused') : undefined;
  return {
    caseId: row.id, process: row.process, unionId: row.unionId, starter: row.starterId, answers: instance.answers,
    ...(refused === undefined ? {} : { refusedIn: refused.step }),
  };
}
