export type Searched = { readonly title: string; readonly place: string; readonly unionName: string; readonly sounds: string };

/** Whether every word that was typed stands in the title, its sound, the place or the union's name. Nothing typed finds everything. */
export function isFound({ title, place, unionName, sounds }: Searched, typed: string): boolean {
  const said = `${title} ${place} ${unionName} ${sounds}`.toLowerCase();
  return typed.trim().toLowerCase().split(/\s+/u).every((word) => said.includes(word));
}
