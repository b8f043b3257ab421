/**
 * What a completed transfer does to a person whose home is `home` by now. A merger may have carried it to the goal already,
 * or the goal away altogether; and who has no home any more (left, expelled, dead) is not given one by a silence.
 */
export function decideLanding(home: string | undefined, goal: string | undefined): 'move' | 'stay' | 'nothing' {
  if (home === undefined || goal === undefined) return 'nothing';
  return home === goal ? 'stay' : 'move';
}
