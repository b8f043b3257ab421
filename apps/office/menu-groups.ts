import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';

export type PageGroup = { readonly label: 'office.group.services' | 'office.group.union' | 'office.group.settings' | undefined; readonly pages: readonly OfficeRoute[] };

/** What an officer opens every day stands first and alone: on a phone it is the whole bar. */
const DAILY: readonly string[] = ['/', '/appeals', '/flows', '/countersign'];
const UNION: readonly string[] = ['unions', 'duties', 'members', 'membership', 'register', 'joins', 'foundings', 'transfers', 'services'];
const SETTINGS: readonly string[] = ['calendar', 'official-papers', 'appeal-limits', 'signup-limits', 'audit', 'privacy', 'consents', 'account'];

/** The menu in four quiet groups instead of one long list. What no list names is a service. */
export function groupPages(pages: readonly OfficeRoute[]): readonly PageGroup[] {
  const listed = pages.filter(({ menu }) => menu !== undefined);
  const partOf = ({ path }: OfficeRoute): PageGroup['label'] => {
    if (DAILY.includes(path)) return undefined;
    const part = path.split('/')[1] ?? '';
    return UNION.includes(part) || path === '/flows/definitions' ? 'office.group.union' : SETTINGS.includes(part) ? 'office.group.settings' : 'office.group.services';
  };
  const labels = [undefined, 'office.group.services', 'office.group.union', 'office.group.settings'] as const;
  return labels.map((label) => ({ label, pages: listed.filter((page) => partOf(page) === label) })).filter((group) => group.pages.length > 0);
}
