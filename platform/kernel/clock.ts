/** The only source of the present. Everything that needs the time takes a Clock, so tests and replay own it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type SettableClock = Clock & { set(instant: Date): void; advance(milliseconds: number): void };

/** A clock that stands still until it is moved: for tests, scenarios and the demonstration's past. */
export function settableClock(start: Date): SettableClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    set: (instant) => { current = instant.getTime(); },
    advance: (milliseconds) => { current += milliseconds; },
  };
}

/** Parses an ISO instant; throws on an unreadable one rather than carrying an Invalid Date along. */
export function toInstant(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new TypeError('not an instant');
  return instant;
}

/** The instant `milliseconds` after (or before, when negative) another. */
export function shiftInstant(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
