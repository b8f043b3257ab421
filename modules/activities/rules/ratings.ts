import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { errors } from '../contract/access.ts';

/** Days after a session in which it can still be rated. */
export const RATING_DAYS = 30;
/** Below this nobody's words are shown: whoever planned the day would know whose they are. */
export const FEWEST_VOICES = 3;

export function ratingRefusal(endsAt: Date, now: Date): ErrorEntry | undefined {
  if (now < endsAt) return errors['rate-later'];
  return now >= shiftInstant(endsAt, RATING_DAYS * 86_400_000) ? errors['rate-too-late'] : undefined;
}

export type Voice = { readonly stars: number; readonly words: string | undefined };
export type Feedback = { readonly byStars: number[]; readonly words: { stars: number; text: string }[]; readonly hidden: number };

/** How many gave one to five stars, and what they said; `hidden` counts words that too few spoke to be shown. */
export function summarize(voices: readonly Voice[]): Feedback {
  const byStars = [1, 2, 3, 4, 5].map((stars) => voices.filter((one) => one.stars === stars).length);
  const words = voices.flatMap(({ stars, words: text }) => (text === undefined ? [] : [{ stars, text }]));
  return voices.length < FEWEST_VOICES ? { byStars, words: [], hidden: words.length } : { byStars, words, hidden: 0 };
}
