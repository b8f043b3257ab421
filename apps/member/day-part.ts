export type DayPart = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';

/** The part of the day in China, for the greeting; `time` is what a clock there shows ("09:12"). */
export function dayPart(time: string): DayPart {
  const hour = Number(time.slice(0, 2));
  if (hour < 5 || hour >= 23) return 'night';
  if (hour < 11) return 'morning';
  if (hour < 14) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}
