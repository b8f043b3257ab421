/** Where a parcel's photo lies in its group. The name is made by chance and says nothing. */
export function photoPlace(name: string): string {
  return `photo.${name}`;
}
