import { SERVICE_ICONS } from '#platform/contract/service.ts';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { ServiceIcon } from '#platform/ui/icons/service-icon.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LENGTHS } from '../rules/check-change.ts';
import { serviceKey } from '../rules/layout-keys.ts';
import { valueOf } from '#platform/kernel/merge-three-ways.ts';
import { listGroups, placeService } from '../rules/portal.ts';
import { FixBox } from './fix-box.tsx';
import { useServiceWords } from './office-words.ts';
import { groupName } from './setting-words.ts';
import type { ServiceView } from './switchboard-api.ts';
import type { LayoutDraft } from './use-layout-draft.ts';

/** Name, drawing, group and first page of a service here, and whether unions below may differ. */
export function ServiceEditor({ layout, service }: { readonly layout: LayoutDraft; readonly service: ServiceView }) {
  const t = useText();
  const { serviceName, pageName } = useServiceWords();
  const { settings } = layout.step;
  const { shown, group } = placeService(settings, service);
  const keys = (['name', 'icon', 'group', 'page'] as const).map((part) => serviceKey(service.id, part));
  const [name = '', icon = '', groupOf = '', page = ''] = keys;
  const isFree = (key: string) => layout.view.above.fixedBy[key] === undefined;
  return (
    <div className="portal-editor">
      {isFree(name) && (
        <TextInput
          label={t('switchboard.office.part.service.name')} hint={t('switchboard.office.name-hint', { name: serviceName(service.id) })} limit={LENGTHS.name} isOptional
          value={String(valueOf(settings, name) ?? '')} onValue={(value) => layout.set({ [name]: value === '' ? null : value })}
        />
      )}
      <div className="portal-pair">
        {isFree(groupOf) && (
          <SelectFilter
            label={t('switchboard.office.part.service.group')} value={group} onValue={(value) => layout.set({ [groupOf]: value })}
            options={listGroups(settings).map((one) => ({ value: one.id, label: one.name ?? groupName(t, one.id) }))}
          />
        )}
        {isFree(page) && (
          <SelectFilter
            label={t('switchboard.office.part.service.page')} value={shown.page} onValue={(value) => layout.set({ [page]: value })}
            options={service.pages.map((value) => ({ value, label: pageName(value) }))}
          />
        )}
      </div>
      {isFree(icon) && (
        <ChoiceCards
          legend={t('switchboard.office.part.service.icon')} look="chips" value={shown.icon} onValue={(value) => layout.set({ [icon]: value })}
          choices={SERVICE_ICONS.map((value) => ({ value, label: t(`switchboard.office.icon.${value}`), icon: <ServiceIcon name={value} /> }))}
        />
      )}
      <FixBox layout={layout} keys={keys} label={t('switchboard.office.fix-service')} />
    </div>
  );
}
