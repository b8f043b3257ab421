import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Duties } from './offices-api.ts';

/** What each duty may do, straight from the permission book: nothing here is written by hand for a page. */
export function PermissionList({ permissions }: { readonly permissions: Duties['permissions'] }) {
  const t = useText();
  return (
    <div className="duty-permissions">
      {permissions.map(({ role, permissions: names }) => (
        <details key={role}>
          <summary>{t('offices.permissions.of', { role: t(`orgs.office.role.${role}`), count: names.length })}</summary>
          <ul>{names.map((name) => <li key={name}>{t.has(`offices.may.${name}`) ? t(`offices.may.${name}`) : name}</li>)}</ul>
        </details>
      ))}
    </div>
  );
}
