import { lazy, Suspense, type ReactNode } from 'react';
import { HouseMark } from '#platform/ui/icons/house-mark.tsx';
import { ScanIcon, SearchIcon } from '#platform/ui/icons/action-icons.tsx';
import { BellIcon, MattersIcon } from '#platform/ui/icons/place-icons.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Hero } from '#platform/ui/phone/hero.tsx';
import { ElderSwitch } from '#platform/ui/phone/preferences.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { ServiceTile, TileGrid } from '#platform/ui/phone/service-tile.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './home-page.css';
import { useHome } from './use-home.ts';

const MyMattersCard = lazy(async () => ({ default: (await import('#modules/appeals/member/my-matters-card.tsx')).MyMattersCard }));
const DraftsCard = lazy(async () => ({ default: (await import('#modules/appeals/member/drafts-card.tsx')).DraftsCard }));
const RememberedCard = lazy(async () => ({ default: (await import('#modules/appeals/member/remembered-card.tsx')).RememberedCard }));

export function HomePage({ tabs }: { readonly tabs: ReactNode }) {
  const t = useText();
  const { home, failure, refresh, union, greeting, note, hasReceipts, hasDrafts } = useHome();
  const hero = <Hero union={union} greeting={greeting} note={note} actions={<ElderSwitch className="zj-hero-button" />} />;
  return (
    <Screen title={t('member.house')} hero={hero} tabs={tabs}>
      <Services />
      <FailureBanner failure={failure} onRetry={refresh} />
      <Suspense fallback={<Skeleton rows={2} />}>
        {home !== undefined && home !== null && <MyMattersCard />}
        {hasDrafts && <DraftsCard />}
        {hasReceipts && <RememberedCard />}
      </Suspense>
      {home === undefined && failure === undefined && <Skeleton rows={2} />}
      {home === null && <SignInCard />}
    </Screen>
  );
}

function Services() {
  const t = useText();
  return (
    <TileGrid>
      <ServiceTile href="/scan" icon={<ScanIcon />} label={t('member.tile.scan')} hint={t('member.tile.scan-hint')} />
      <ServiceTile href="/appeals" icon={<MattersIcon />} label={t('member.tile.matters')} hint={t('member.tile.matters-hint')} tone="gold" />
      <ServiceTile href="/receipt" icon={<SearchIcon />} label={t('member.tile.look-up')} hint={t('member.tile.look-up-hint')} tone="info" />
      <ServiceTile href="/messages" icon={<BellIcon />} label={t('member.tile.messages')} hint={t('member.tile.messages-hint')} tone="ok" />
    </TileGrid>
  );
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
