type About = { readonly proposalId: string };

/** A statement may touch a row once: neighbours about one proposal become one, and leave what they would leave one by one. */
function folded<Event extends About, Folded>(events: readonly Event[], fold: (of: readonly Event[], last: Event) => Folded): Folded[] {
  return [...Map.groupBy(events, (event) => event.proposalId).values()].flatMap((of) => {
    const last = of.at(-1);
    return last === undefined ? [] : [fold(of, last)];
  });
}

/** For what sets every column anew: the last counts. */
export const lastOf = <Event extends About>(events: readonly Event[]): Event[] => folded(events, (_of, last) => last);

type Decided = About & { readonly year: number | null; readonly number: number | null };

/** A proposal keeps the first number it was given, whatever is decided later. */
export const foldDecided = <Event extends Decided>(events: readonly Event[]): Event[] => folded(events, (of, last) => ({
  ...last, year: of.find(({ year }) => year !== null)?.year ?? null, number: of.find(({ number }) => number !== null)?.number ?? null,
}));

/** The last rating is the one that is read; whoever was not content once has sent it back to be handled, whatever came next. */
export const foldRated = <Event extends About & { readonly rating: string }>(events: readonly Event[]): (Event & { readonly isSentBack: boolean })[] =>
  folded(events, (of, last) => ({ ...last, isSentBack: of.some(({ rating }) => rating === 'not') }));
