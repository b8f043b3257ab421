import type { OrgPath } from '#platform/kernel/org-path.ts';

export type Leading = { readonly path: OrgPath; readonly linePath: OrgPath | null };

/** Where what a union leads begins in the second line: at its own place there, else at its first one. */
export function rootOf(union: Leading): OrgPath {
  return union.linePath ?? union.path;
}
