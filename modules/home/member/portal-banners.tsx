import { Link } from 'wouter';
import type { PortalBanner } from '#platform/switchboard/rules/portal.ts';
import { BellIcon } from '#platform/ui/icons/place-icons.tsx';
import { ChevronIcon } from '#platform/ui/icons/action-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './portal.css';

/** What the union wants everybody to see today: one line each, with a place to go to where it has one. */
export function PortalBanners({ banners }: { readonly banners: readonly PortalBanner[] }) {
  const t = useText();
  if (banners.length === 0) return null;
  return (
    <ul className="portal-banners" aria-label={t('home.banners')}>
      {banners.map(({ id, text, link }) => (
        <li key={id}>
          {link === null
            ? <p className="portal-banner"><BellIcon /><span>{text}</span></p>
            : <Link href={link} className="portal-banner"><BellIcon /><span>{text}</span><ChevronIcon /></Link>}
        </li>
      ))}
    </ul>
  );
}
