import type { Sealed } from '#platform/contract/event.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { Instance, Task, Visit } from '../instance.ts';

/** A visit as it is kept: beside what the rules know, when it wakes, what it waits for, and the union above that is asked as well. */
export type KeptVisit = Visit & { readonly wakesAt?: string; readonly dueAt?: string; readonly event?: string; readonly climbedTo?: UnionId };

export type CaseRow = {
  readonly id: Id<'case'>;
  readonly number: string;
  readonly process: string;
  readonly versionId: Id<'flow-version'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly starterId: PersonId;
  readonly status: Instance['status'];
  readonly visits: readonly KeptVisit[];
  readonly next: number;
  readonly steps: number;
  readonly pending: Pick<Instance, 'resume' | 'latest'>;
  readonly open: Answers;
  readonly personalSealed: Sealed | null;
  /** The type of the event that sealed them. */
  readonly personalEvent: string | null;
  readonly parentId: Id<'case'> | null;
  readonly parentVisit: number | null;
  readonly remindedAt: Date | null;
  readonly startedAt: Date;
  readonly changedAt: Date;
  /** Whoever asked for the row and takes part in the case; null in a system's reach or for the union's officers. */
  readonly askedBy: PersonId | null;
  /** What was read in the same trip once the case was locked; as fresh as the row. */
  readonly behindLock?: { readonly union: UnionRow; readonly tasks: readonly KeptTask[] };
};

export type KeptTask = Task & { readonly taskId: string; readonly step: string; readonly openedAt: Date | null; readonly settledAt: Date | null };

/** One person's task, with its case. */
export type TaskRow = { readonly taskId: Id<'task'>; readonly no: number; readonly personId: PersonId; readonly of: CaseRow };
