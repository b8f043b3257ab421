import type { ApiFailure } from '../api/failure.ts';

/**
 * `draft`: being written. `waiting`: goes out by itself. `held`: goes out after the person has done something (signed in,
 * opened the case again). `refused`: the server said no, nothing of it stayed there. `sent`: arrived, and the answer waits
 * to be seen. `dropped`: could not be sent in seven days; only the fact is left.
 */
export type Stage = 'draft' | 'waiting' | 'held' | 'refused' | 'sent' | 'dropped';

/** One thing that a person writes and sends. `kind` says which courier knows its content. Instants in milliseconds. */
export type Parcel = {
  readonly id: string;
  readonly kind: string;
  readonly stage: Stage;
  /** Who was signed in when it was begun; nobody else is shown it, and it never goes out under another's session. */
  readonly owner: string | null;
  readonly madeAt: number;
  /** When the person last did something with it: seven days count from here. */
  readonly touchedAt: number;
  readonly tries: number;
  readonly retryAt: number;
  /** Why it waits, is held or was refused. */
  readonly failure: ApiFailure | null;
  readonly content: unknown;
};

export const LIFE_DAYS = 7;

export function isOver({ stage }: Parcel): boolean {
  return stage === 'sent' || stage === 'dropped';
}

export function isParcel(held: unknown): held is Parcel {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof Parcel): unknown => Reflect.get(held, name);
  return ['id', 'kind', 'stage'].every((name) => typeof Reflect.get(held, name) === 'string')
    && ['madeAt', 'touchedAt', 'tries', 'retryAt'].every((name) => typeof Reflect.get(held, name) === 'number')
    && (field('owner') === null || typeof field('owner') === 'string');
}

const FIRST_WAIT = 4000;
const LONGEST_WAIT = 15 * 60_000;

/**
 * Milliseconds to wait after so many failed tries: 4 s, doubled each time, at most a quarter of an hour; up to a quarter
 * longer by chance (0 … 255), so that a factory's phones do not all come back in the same second.
 */
export function waitAfter(tries: number, chance: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, tries - 1));
  return Math.round(wait * (1 + chance / 1020));
}
