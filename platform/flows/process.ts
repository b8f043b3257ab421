import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Outcome } from '#platform/kernel/outcome.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Form } from '#platform/forms/form.ts';
import type { Words } from '#platform/forms/words.ts';
import type { DocumentSeries } from '#platform/papers/contract/document-series.ts';
import type { Flow } from './definition.ts';

/** What a case is about, as the code of a process sees it: answers in the clear. */
export type CaseFacts = {
  readonly caseId: string;
  readonly process: string;
  readonly unionId: UnionId;
  readonly starter: PersonId;
  readonly answers: Answers;
};

/** The head and body of a document that a `paper` step makes; the room of papers lays it out. */
export type DocumentText = {
  readonly title: Words;
  /** Whom it is addressed to; empty for a notice to everybody. */
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  /** Takes a document number of the union in this series, where the union has said what its documents are called (机关代字〔年〕号). */
  readonly series: DocumentSeries | undefined;
};

/**
 * A kind of case that the product brings: its form and flow as data, and the few places where code must act. A union's own
 * process has data alone. `calls` run in the transaction of the step that called them: what they refuse undoes the step.
 */
export type Process = {
  /** `module.noun`: the module that owns it switches it on and off. */
  readonly key: `${string}.${string}`;
  readonly title: Words;
  /** One sentence for whoever thinks of applying. */
  readonly about: Words;
  readonly group: 'members' | 'union' | 'money' | 'care' | 'voice';
  /**
   * Who may begin one: any member of the union for themselves, its officers, or both; `anybody` who is signed in, member or
   * not, at whatever union they name (a worker who wants a union has none yet). What anybody may begin stands in no list: a
   * page of its module leads to it.
   */
  readonly begunBy: 'member' | 'officer' | 'both' | 'anybody';
  readonly form: Form;
  readonly flow: Flow;
  readonly calls: Readonly<Record<string, (ctx: Ctx, facts: CaseFacts) => Promise<void>>>;
  readonly papers: Readonly<Record<string, (ctx: Ctx, facts: CaseFacts) => Promise<DocumentText>>>;
  /** Events that a `wait` step may name: the process' module sends them by `tellCase`. */
  readonly events: readonly string[];
  /** May this be begun now, by this person, with these answers? In the beginning transaction. */
  readonly mayBegin?: (ctx: Ctx, facts: CaseFacts) => Promise<Outcome<void>>;
  /** After the last step, in its transaction. */
  readonly ended?: (ctx: Ctx, facts: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn') => Promise<void>;
};

export type ProcessParts = Omit<Process, 'calls' | 'papers' | 'events'> & Partial<Pick<Process, 'calls' | 'papers' | 'events'>>;

export function defineProcess(parts: ProcessParts): Process {
  return { calls: {}, papers: {}, events: [], ...parts };
}
