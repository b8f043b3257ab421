import { useId } from 'react';
import type { Portal, PortalGroup } from '#platform/switchboard/rules/portal.ts';
import { ServiceIcon } from '#platform/ui/icons/service-icon.tsx';
import { ServiceTile, TileGrid } from '#platform/ui/phone/service-tile.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isLarge, tilesOf } from './tiles-of.ts';
import './portal.css';

/** The services of a union's home, by its groups and in its order. One group needs no heading. */
export function PortalServices({ groups }: Pick<Portal, 'groups'>) {
  const [only] = groups;
  if (only !== undefined && groups.length === 1 && only.name === null) return <div className="portal-group"><Tiles group={only} isLarge={isLarge(groups)} /></div>;
  return groups.map((group) => <Group key={group.id} group={group} isLarge={isLarge(groups)} />);
}

function Group({ group, isLarge: large }: { readonly group: PortalGroup; readonly isLarge: boolean }) {
  const t = useText();
  const id = useId();
  return (
    <section className="portal-group" aria-labelledby={id}>
      <h2 id={id}>{group.name ?? t(`switchboard.group.${group.id}`)}</h2>
      <Tiles group={group} isLarge={large} />
    </section>
  );
}

function Tiles({ group, isLarge: large }: { readonly group: PortalGroup; readonly isLarge: boolean }) {
  const t = useText();
  return (
    <TileGrid size={large ? 'large' : 'small'}>
      {group.services.flatMap((service) => tilesOf(service, large)).map(({ page, name, word, icon, tone, serviceId }) => (
        <ServiceTile
          key={`${serviceId} ${page}`} href={page} icon={<ServiceIcon name={icon} />} tone={tone}
          label={name ?? (word === null ? t(`home.service.${serviceId}`) : t(`home.tile.${word}`))}
          {...(large && word !== null ? { hint: t(`home.tile.${word}-hint`) } : {})}
        />
      ))}
    </TileGrid>
  );
}
