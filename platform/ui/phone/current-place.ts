/** The place of a menu one is in: the longest that the address begins with, so `/appeals/one` is in `/appeals`, not in `/`. */
export function currentPlace(location: string, places: readonly string[]): string | undefined {
  return places
    .filter((place) => location === place || (place !== '/' && location.startsWith(`${place}/`)))
    .sort((one, other) => other.length - one.length)[0];
}
