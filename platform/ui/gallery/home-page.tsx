import { Link } from 'wouter';
import { ScanIcon } from '../icons/action-icons.tsx';
import { AppealIcon, BuildingIcon, CalendarIcon, HeartIcon } from '../icons/place-icons.tsx';
import { ShieldIcon, StarIcon } from '../icons/sign-icons.tsx';
import { Card } from '../phone/card.tsx';
import { Hero } from '../phone/hero.tsx';
import { ListRow, RowList } from '../phone/list-row.tsx';
import { ElderSwitch } from '../phone/preferences.tsx';
import { Screen } from '../phone/screen.tsx';
import { ServiceTile, TileGrid } from '../phone/service-tile.tsx';
import { StatusBadge } from '../phone/status-badge.tsx';
import { useText } from '../text/text-provider.tsx';
import { GalleryTabs } from './gallery-tabs.tsx';

export function HomePage() {
  const t = useText();
  const hero = (
    <Hero
      union={t('gallery/union')} greeting={t('gallery/greeting')} note={t('gallery/note')}
      actions={<ElderSwitch className="zj-hero-button" />}
    />
  );
  return (
    <Screen title={t('gallery/home')} hero={hero} tabs={<GalleryTabs />}>
      <TileGrid>
        <ServiceTile href="/form" icon={<AppealIcon />} label={t('gallery/appeal')} hint={t('gallery/appeal-hint')} />
        <ServiceTile href="/scan" icon={<ScanIcon />} label={t('gallery/scan')} hint={t('gallery/scan-hint')} tone="gold" />
      </TileGrid>
      <Card title={t('gallery/matters')} look="flush" action={<Link href="/matters">{t('gallery/all')}</Link>}>
        <RowList>
          <ListRow
            href="/matters" title={t('gallery/matter-1')} detail={t('gallery/matter-1-detail')}
            trailing={<StatusBadge tone="warn" label={t('gallery/state-asked')} />}
          />
          <ListRow
            href="/matters" title={t('gallery/matter-2')} detail={t('gallery/matter-2-detail')}
            trailing={<StatusBadge tone="ok" label={t('gallery/state-closed')} />}
          />
        </RowList>
      </Card>
      <Card title={t('gallery/services')} look="flush">
        <TileGrid size="small">
          <ServiceTile href="/activities" icon={<CalendarIcon />} label={t('gallery/activities')} tone="info" />
          <ServiceTile href="/care" icon={<HeartIcon />} label={t('gallery/care')} />
          <ServiceTile href="/stations" icon={<BuildingIcon />} label={t('gallery/stations')} tone="ok" />
          <ServiceTile href="/models" icon={<StarIcon />} label={t('gallery/models')} tone="gold" />
          <ServiceTile href="/safety" icon={<ShieldIcon />} label={t('gallery/safety')} tone="warn" />
        </TileGrid>
      </Card>
    </Screen>
  );
}
