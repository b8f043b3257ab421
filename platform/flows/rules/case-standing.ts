import { inLanguage, type Language } from '#platform/forms/in-language.ts';
import type { CaseLine, CaseView } from '../wire.ts';
import { findStep } from './starter-fields.ts';

/** How the reader says days; the rule itself asks no clock and knows no language. */
export type Reader = {
  readonly language: Language;
  readonly day: (moment: Date) => string;
  /** Whole days since then. */
  readonly daysSince: (moment: Date) => number;
  /** Between names. */
  readonly and: string;
};

/** A key in locale/ with what it takes. */
export type Said = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/** Where a case is, in one sentence: with whom, since when, or how it ended. */
export function standingOf(view: CaseView, reader: Reader): Said {
  const over = overOrReturned(view, reader);
  if (over !== undefined) return over;
  const visits = view.visits.filter(({ state }) => state === 'open' || state === 'finding');
  const open = view.tasks.filter((task) => task.state === 'open');
  const { flow } = view.definition;
  const titleOf = (key: string) => inLanguage(findStep(flow, key)?.title ?? { 'zh-CN': key }, reader.language);
  if (open.length > 0) {
    const step = [...new Set(open.map((task) => titleOf(task.step)))].join(reader.and);
    const { key, params } = waited({ ...view, changedAt: longestAsked(open) ?? view.changedAt }, reader);
    return { key, params: { ...params, step, people: people(open.map((task) => task.person.name), reader) } };
  }
  const still = visits.find(({ wakesAt }) => wakesAt !== null) ?? visits.at(-1);
  if (still === undefined) return { key: 'flows.stand.house', params: {} };
  const step = titleOf(still.step);
  const isPublic = findStep(flow, still.step)?.kind === 'publicise';
  if (still.wakesAt !== null) return { key: isPublic ? 'flows.stand.public' : 'flows.stand.until', params: { step, day: reader.day(still.wakesAt) } };
  return { key: still.state === 'finding' ? 'flows.stand.finding' : 'flows.stand.waits', params: { step } };
}

/** The same for one line of a list, which knows no names. */
export function lineStanding(line: CaseLine, reader: Reader, isMine: boolean): Said {
  const over = overOrReturned({ ...line, isMine }, reader);
  if (over !== undefined) return over;
  if (line.stepTitle === null) return { key: 'flows.stand.house', params: {} };
  const { key, params } = waited(line, reader);
  return { key: `${key}-line`, params: { ...params, step: inLanguage(line.stepTitle, reader.language) } };
}

function overOrReturned(line: Pick<CaseView, 'status' | 'changedAt' | 'isMine'>, reader: Reader): Said | undefined {
  if (line.status === 'running') return undefined;
  if (line.status === 'with-starter') return { key: line.isMine ? 'flows.stand.with-me' : 'flows.stand.with-starter', params: {} };
  return { key: `flows.stand.${line.status}`, params: { day: reader.day(line.changedAt) } };
}

function waited({ workingDay, changedAt }: Pick<CaseLine, 'workingDay' | 'changedAt'>, reader: Reader): Said {
  if (workingDay !== undefined) return { key: 'flows.stand.asked-working', params: { count: workingDay } };
  const count = reader.daysSince(changedAt);
  return count < 1 ? { key: 'flows.stand.asked-today', params: {} } : { key: 'flows.stand.asked-days', params: { count } };
}

/** A comment changes the case and not how long somebody has been asked. */
function longestAsked(open: CaseView['tasks']): Date | undefined {
  return open.map((task) => task.openedAt).filter((moment) => moment !== null).toSorted((a, b) => (a < b ? -1 : 1))[0];
}

const NAMED = 3;

/** A ballot of twenty is not twenty names. */
function people(names: readonly string[], reader: Reader): string {
  const known = [...new Set(names)];
  const shown = known.slice(0, NAMED).join(reader.and);
  return known.length > NAMED ? `${shown}… (${known.length})` : shown;
}
