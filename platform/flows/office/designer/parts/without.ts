/** A copy without one of its optional parts: absent and undefined are different things in a definition. */
export function without<Whole extends object>(whole: Whole, part: string): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== part)) as Whole; // -- only optional parts are left out
}
