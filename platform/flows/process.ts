import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { Outcome } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { TextKey } from '#platform/consents/rules/text-kinds.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Form } from '#platform/forms/form.ts';
import type { Words } from '#platform/forms/words.ts';
import type { DocumentSeries } from '#platform/papers/contract/document-series.ts';
import type { Flow, Step } from './definition.ts';
import { allSteps } from './rules/starter-fields.ts';

/** What a case is about, as the code of a process sees it: answers in the clear. */
export type CaseFacts = {
  readonly caseId: string;
  readonly process: string;
  readonly unionId: UnionId;
  readonly starter: PersonId;
  readonly answers: Answers;
  /** The step in which it was refused, once it was. */
  readonly refusedIn?: string;
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

/** What people read where a definition names something that code stands behind: keys are nobody's language. */
export type ProcessNames = Readonly<Record<'calls' | 'papers' | 'events' | 'limits', Readonly<Record<string, Words>>>>;

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
  /**
   * The notice whose purposes whoever begins one agrees to, each by a tick of its own (platform/consents): asked beside the form,
   * kept with the case's first step, also in versions of a union's own. Once one is withdrawn, nobody takes the case further.
   */
  readonly consents?: TextKey;
  readonly calls: Readonly<Record<string, (ctx: Ctx, facts: CaseFacts) => Promise<void>>>;
  readonly papers: Readonly<Record<string, (ctx: Ctx, facts: CaseFacts) => Promise<DocumentText>>>;
  /** Events that a `wait` step may name: the process' module sends them by `tellCase`. */
  readonly events: readonly string[];
  /**
   * Due days that a step may name instead of a number of days: asked as the step opens, for the union that is asked then. What
   * is answered is kept with the step.
   */
  readonly limits: Readonly<Record<string, (ctx: Ctx, facts: CaseFacts, unionId: UnionId) => Promise<PlainDate>>>;
  /** Every call, paper, event and limit in words. Those of what was taken out may stay: versions of a union's own still name it. */
  readonly names: ProcessNames;
  /** A step's day was over and that union is asked as well now, before the step's new day is. In the transaction of the clock. */
  readonly climbed?: (ctx: Ctx, facts: CaseFacts, unionId: UnionId) => Promise<void>;
  /** It went back to its starter, or came from there again. In that transaction. */
  readonly returned?: (ctx: Ctx, facts: CaseFacts, isBack: boolean) => Promise<void>;
  /** May this be begun now, by this person, with these answers? In the beginning transaction. */
  readonly mayBegin?: (ctx: Ctx, facts: CaseFacts) => Promise<Outcome<void>>;
  /** After the last step, in its transaction. */
  readonly ended?: (ctx: Ctx, facts: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn') => Promise<void>;
};

type Optional = 'calls' | 'papers' | 'events' | 'limits';
export type ProcessParts = Omit<Process, Optional | 'names'> & Partial<Pick<Process, Optional>> & { readonly names?: Partial<ProcessNames> };

/** Throws where a call, paper, event or limit has no words: whoever reads the definition would be shown its key. */
export function defineProcess(parts: ProcessParts): Process {
  const process: Process = { calls: {}, papers: {}, events: [], limits: {}, ...parts, names: { calls: {}, papers: {}, events: {}, limits: {}, ...parts.names } };
  const { calls, papers, events, limits, names, flow, key } = process;
  const brought = { calls: Object.keys(calls), papers: Object.keys(papers), events, limits: Object.keys(limits) };
  const used = allSteps(flow.steps).flatMap(namedBy);
  for (const sort of ['calls', 'papers', 'events', 'limits'] as const) {
    const keys = [...brought[sort], ...used.flatMap((one) => (one.sort === sort ? [one.key] : []))];
    const nameless = keys.find((one) => names[sort][one] === undefined);
    if (nameless !== undefined) throw new TypeError(`${key}: no words for ${nameless} among the names of its ${sort}`);
  }
  return process;
}

/** What a step names that code stands behind. */
function namedBy(step: Step): readonly { readonly sort: keyof ProcessNames; readonly key: string }[] {
  if (step.kind === 'call') return [{ sort: 'calls', key: step.call }];
  if (step.kind === 'paper') return [{ sort: 'papers', key: step.paper }];
  if (step.kind === 'wait' && 'event' in step.until) return [{ sort: 'events', key: step.until.event }];
  return 'due' in step && step.due !== undefined && 'limit' in step.due ? [{ sort: 'limits', key: step.due.limit }] : [];
}
