import { useCallback, type CSSProperties } from 'react';
import { brandVariables } from '#platform/switchboard/rules/brand-colours.ts';
import type { Portal } from '#platform/switchboard/rules/portal.ts';
import { useAppearance } from '#platform/ui/phone/use-appearance.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { HomeDoor } from './member/home-door.tsx';
import { PortalBanners } from './member/portal-banners.tsx';
import { PortalServices } from './member/portal-services.tsx';
import { serviceTiles } from './member/service-words.ts';
import '#platform/ui/phone/screen.css';

export type PhonePreviewProps = { readonly portal: Portal; readonly unionName: string };

/** The phone's home as a worker of the union would find it: the phone's own components, for the eyes alone. */
export function PhonePreview({ portal, unionName }: PhonePreviewProps) {
  const t = useText();
  const [{ scheme }] = useAppearance();
  const shown = scheme ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  // -- React takes custom properties; its type does not know them.
  const colours = (portal.colour === null ? {} : brandVariables(portal.colour, shown)) as CSSProperties;
  return (
    <div className="zj-screen" data-hero="" style={colours}>
      <HomeDoor title={portal.title} unionName={unionName} greeting={t('home.preview.greeting')} note={t('home.preview.note')} />
      <div className="zj-main">
        <PortalBanners banners={portal.banners} />
        <PortalServices groups={portal.groups} />
      </div>
    </div>
  );
}

/** A phone page in the words of its tile. */
export function usePageName(): (page: string) => string {
  const t = useText();
  return useCallback((page) => {
    const word = Object.values(serviceTiles).flat().find((tile) => tile.page === page)?.word;
    return word === undefined ? page : t(`home.tile.${word}`);
  }, [t]);
}
