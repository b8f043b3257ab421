/** What an officer's console shows as a code: which door, and the secret that opens its list. */
export type DoorLink = { readonly doorId: string; readonly secret: string };

/** Out of the address's fragment, which no browser sends to a server. Undefined for anything else. */
export function readDoorLink(hash: string): DoorLink | undefined {
  const [, doorId, secret] = /^#([0-9a-f-]{36})\.([\w-]{32})$/.exec(hash) ?? [];
  return doorId === undefined || secret === undefined ? undefined : { doorId, secret };
}
