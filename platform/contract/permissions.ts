/** The offices and duties that a grant can name. What each may do is said by the modules' permission catalogues. */
export const ROLES = ['chair', 'administrator', 'contact-person', 'system-officer', 'security-officer', 'audit-officer'] as const;
export type Role = (typeof ROLES)[number];

/** `module.noun.verb`, e.g. 'appeals.appeal.answer'. */
export type Permission = `${string}.${string}.${string}`;
export type PermissionEntry = { readonly permission: Permission; readonly roles: readonly Role[] };
export type PermissionCatalogue = readonly PermissionEntry[];

/** Which roles hold which permission, in one place per room; a permission outside a catalogue stops the start. */
export function definePermissions<const Catalogue extends Record<Permission, readonly Role[]>>(
  catalogue: Catalogue,
): { readonly names: { readonly [Name in keyof Catalogue]: Name }; readonly entries: PermissionCatalogue } {
  const entries = Object.entries(catalogue).map(([permission, roles]) => ({
    // -- the keys of a Catalogue are permissions; Object.entries forgets it.
    permission: permission as Permission, roles,
  }));
  // -- Object.fromEntries forgets the names that went in.
  const names = Object.fromEntries(Object.keys(catalogue).map((name) => [name, name])) as { readonly [Name in keyof Catalogue]: Name };
  return { names, entries };
}
