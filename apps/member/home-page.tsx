import type { ReactNode } from 'react';
import { HomeDoor } from '#modules/home/member/home-door.tsx';
import { PortalBanners } from '#modules/home/member/portal-banners.tsx';
import { PortalServices } from '#modules/home/member/portal-services.tsx';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { lazyPart } from '#platform/ui/arrival/lazy-part.tsx';
import { HouseMark } from '#platform/ui/icons/house-mark.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ElderSwitch } from '#platform/ui/phone/preferences.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './home-page.css';
import type { Portal } from './home-api.ts';
import { useHouseColour } from './house-colour.ts';
import { hasService, useHome } from './use-home.ts';

const MyMattersCard = lazyPart(async () => (await import('#modules/appeals/member/my-matters-card.tsx')).MyMattersCard);
const AskSheet = lazyPart(async () => (await import('#platform/consents/member/ask-sheet.tsx')).AskSheet);
const DraftsCard = lazyPart(async () => (await import('#modules/appeals/member/drafts-card.tsx')).DraftsCard);
const FlowsCard = lazyPart(async () => (await import('#platform/flows/member/flows-card.tsx')).FlowsCard);
const RememberedCard = lazyPart(async () => (await import('#modules/appeals/member/remembered-card.tsx')).RememberedCard);

export type HomePageProps = {
  readonly tabs: ReactNode;
  /** A union's home that somebody came to by its address, in the place of their own. */
  readonly visited?: { readonly portal: Portal; readonly unionName: string };
};

export function HomePage({ tabs, visited }: HomePageProps) {
  const t = useText();
  const { home, failure, refresh, unionName, greeting, note, hasReceipts, hasDrafts, portal: own } = useHome();
  const portal = visited?.portal ?? own;
  useHouseColour(portal?.colour);
  const door = (
    <HomeDoor
      title={portal?.title ?? null} unionName={visited?.unionName ?? unionName} greeting={greeting} note={note}
      actions={<ElderSwitch className="zj-hero-button" />}
    />
  );
  return (
    <Screen title={portal?.title ?? t('home.house')} hero={door} tabs={tabs}>
      {portal === undefined ? <TilesComing /> : <><PortalBanners banners={portal.banners} /><PortalServices groups={portal.groups} /></>}
      <FailureBanner failure={failure} onRetry={refresh} />
      <Coming sign={<Skeleton rows={2} />}>
        {home !== undefined && home !== null && <MyMattersCard isQuiet={!hasService(home.portal, 'appeals')} />}
        {home !== undefined && home !== null && <FlowsCard />}
        {hasDrafts && <DraftsCard />}
        {hasReceipts && <RememberedCard />}
      </Coming>
      <Coming sign={null}>{home !== undefined && home !== null && <AskSheet />}</Coming>
      {home === undefined && failure === undefined && <Skeleton rows={2} />}
      {home === null && <SignInCard />}
    </Screen>
  );
}

/** Which services there are is the union's word: until it is here, nothing that might not be. */
function TilesComing() {
  return <div className="home-tiles-coming"><Skeleton rows={3} /></div>;
}

function SignInCard() {
  const t = useText();
  return (
    <Card look="tinted">
      <div className="zj-stack">
        <div className="home-sign-in"><HouseMark /><h2>{t('member.sign-in.title')}</h2></div>
        <p className="zj-soft">{t('member.sign-in.text')}</p>
        <LinkButton variant="primary" isWide href="/sign-in">{t('member.sign-in.button')}</LinkButton>
      </div>
    </Card>
  );
}
