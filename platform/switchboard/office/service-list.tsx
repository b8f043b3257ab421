import { useState } from 'react';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { ServiceIcon } from '#platform/ui/icons/service-icon.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { serviceKey } from '../rules/layout-keys.ts';
import { listGroups, placeService, type Group } from '../rules/portal.ts';
import { serviceState, STATES } from '../rules/resolve.ts';
import { MoveButtons } from './move-buttons.tsx';
import { useServiceWords } from './office-words.ts';
import { ServiceEditor } from './service-editor.tsx';
import { groupName } from './setting-words.ts';
import type { ServiceView } from './switchboard-api.ts';
import type { LayoutDraft } from './use-layout-draft.ts';

/** Every service of the house, where it stands on the phone; those of the console alone come last. */
export function ServiceList({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { step, view } = layout;
  const inOrder = (services: readonly ServiceView[]) => [...services].sort((one, other) => placeService(step.settings, one).order - placeService(step.settings, other).order);
  const onPhone = view.services.filter((service) => service.pages.length > 0);
  const placed = listGroups(step.settings).map((group) => ({ group, services: inOrder(onPhone.filter((service) => placeService(step.settings, service).group === group.id)) }));
  const onDesk = view.services.filter((service) => service.pages.length === 0);
  return (
    <section className="zj-panel" aria-labelledby="portal-services">
      <h2 id="portal-services">{t('switchboard.office.services')}</h2>
      <p className="zj-soft">{t('switchboard.office.services-hint')}</p>
      {placed.filter(({ services }) => services.length > 0).map(({ group, services }) => <ServiceGroup key={group.id} {...{ layout, group, services }} />)}
      {onDesk.length > 0 && <ServiceGroup layout={layout} group={undefined} services={inOrder(onDesk)} />}
    </section>
  );
}

type GroupProps = { readonly layout: LayoutDraft; readonly group: Group | undefined; readonly services: readonly ServiceView[] };

function ServiceGroup({ layout, group, services }: GroupProps) {
  const t = useText();
  const name = group === undefined ? t('switchboard.office.desk-only') : group.name ?? groupName(t, group.id);
  const orders = services.map((service) => ({ id: service.id, order: placeService(layout.step.settings, service).order }));
  return (
    <div className="portal-block">
      <h3>{name}</h3>
      <ul className="portal-rows" aria-label={name}>
        {services.map((service) => (
          <ServiceRow key={service.id} layout={layout} service={service} orders={group === undefined ? [] : orders} />
        ))}
      </ul>
    </div>
  );
}

type RowProps = { readonly layout: LayoutDraft; readonly service: ServiceView; readonly orders: readonly { readonly id: string; readonly order: number }[] };

function ServiceRow({ layout, service, orders }: RowProps) {
  const t = useText();
  const { serviceName } = useServiceWords();
  const [isOpen, setOpen] = useState(false);
  const { shown } = placeService(layout.step.settings, service);
  const { isOn } = serviceState(layout.step, service);
  const name = shown.name ?? serviceName(service.id);
  return (
    <li className="portal-row">
      <span className="portal-icon"><ServiceIcon name={shown.icon} /></span>
      <span className="portal-name">
        <span>{name}</span>
        {shown.name !== null && <span className="zj-soft zj-small">{serviceName(service.id)}</span>}
      </span>
      <StatusBadge tone={isOn ? 'ok' : 'idle'} label={t(isOn ? 'switchboard.office.is-on' : 'switchboard.office.is-off')} />
      <StateChoice layout={layout} service={service} name={name} />
      <span className="portal-acts">
        {orders.length > 1 && (
          <MoveButtons list={orders} id={service.id} name={name} onMove={(moved) => layout.set(Object.fromEntries(Object.entries(moved).map(([id, order]) => [serviceKey(id, 'order'), order])))} />
        )}
        {service.pages.length > 0 && (
          <Button variant="quiet" aria-expanded={isOpen} aria-label={t(isOpen ? 'switchboard.office.edit-close-of' : 'switchboard.office.edit-of', { name })} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'switchboard.office.edit-close' : 'switchboard.office.edit')}
          </Button>
        )}
      </span>
      {isOpen && <ServiceEditor layout={layout} service={service} />}
    </li>
  );
}

const FOLLOW = 'follow';

/** On, off, or the same for everybody below; what a union above has settled is only said. */
function StateChoice({ layout, service, name }: { readonly layout: LayoutDraft; readonly service: ServiceView; readonly name: string }) {
  const t = useText();
  const key = serviceKey(service.id, 'state');
  const { view, draft } = layout;
  const fixedBy = view.above.fixedBy[key];
  if (fixedBy !== undefined) {
    const { isOn } = serviceState({ ...layout.step, settings: view.above.settings }, service);
    return <span className="portal-settled">{t(isOn ? 'switchboard.office.required-by' : 'switchboard.office.forbidden-by', { union: fixedBy.name })}</span>;
  }
  const isOnAbove = serviceState({ ...layout.step, settings: view.above.settings }, service).isOn;
  return (
    <SelectFilter
      label={t('switchboard.office.state-of', { name })} value={String(draft.changes[key]?.value ?? FOLLOW)}
      onValue={(value) => (value === FOLLOW ? layout.follow([key]) : layout.set({ [key]: value }))}
      options={[
        { value: FOLLOW, label: t(isOnAbove ? 'switchboard.office.state.follow-on' : 'switchboard.office.state.follow-off') },
        ...STATES.map((value) => ({ value, label: t(`switchboard.office.state.${value}`) })),
      ]}
    />
  );
}
