import type { Permission } from '#platform/contract/permissions.ts';
import type { Memory } from '#platform/ui/browser-memory.ts';
import type { MyGrant } from './accounts-api.ts';

/** All that somebody holds at one union, which is what they act for at a time. */
export type Office = {
  readonly unionId: string;
  readonly unionName: string;
  readonly roles: readonly MyGrant['role'][];
  readonly permissions: ReadonlySet<string>;
};

const CHOICE = 'zhijia.acting-union';

/** The grants of a person gathered by union, in the order in which the server names them. */
export function officesOf(grants: readonly MyGrant[]): readonly Office[] {
  const unionIds = [...new Set(grants.map((grant) => grant.unionId))];
  return unionIds.map((unionId) => {
    const held = grants.filter((grant) => grant.unionId === unionId);
    return {
      unionId,
      unionName: held[0]?.unionName ?? '',
      roles: [...new Set(held.map((grant) => grant.role))],
      permissions: new Set(held.flatMap((grant) => grant.permissions)),
    };
  });
}

export function holds(office: Office, permission: Permission): boolean {
  return office.permissions.has(permission);
}

/** Per tab: two offices can be open side by side, and a new tab does not change what an old one acts for. */
export function readChoice(memory: Memory): string | undefined {
  return memory.read(CHOICE);
}

export function rememberChoice(memory: Memory, unionId: string): void {
  memory.write(CHOICE, unionId);
}

/** Sent with every call; the server narrows the reach to what is held at this union, and never widens it. */
export function actingHeaders(memory: Memory): Readonly<Record<string, string>> {
  const unionId = readChoice(memory);
  return unionId === undefined ? {} : { 'x-acting-union': unionId };
}
