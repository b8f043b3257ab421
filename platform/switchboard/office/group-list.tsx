import { useState } from 'react';
import { SERVICE_GROUPS } from '#platform/contract/service.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LENGTHS } from '../rules/check-change.ts';
import { groupKey } from '../rules/layout-keys.ts';
import { valueOf } from '#platform/kernel/merge-three-ways.ts';
import { listGroups } from '../rules/portal.ts';
import { MoveButtons } from './move-buttons.tsx';
import { groupName } from './setting-words.ts';
import type { LayoutDraft } from './use-layout-draft.ts';

/** The groups of tiles: renamed, moved, and own ones added. An empty group is not shown on the phone. */
export function GroupList({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { client } = useConnection();
  const [name, setName] = useState('');
  const groups = listGroups(layout.step.settings);
  const add = (): void => {
    if (name.trim() === '') return;
    layout.set({ [groupKey(client.newKey(), 'name')]: name.trim(), });
    setName('');
  };
  return (
    <section className="zj-panel" aria-labelledby="portal-groups">
      <h2 id="portal-groups">{t('switchboard.office.groups')}</h2>
      <ul className="portal-rows" aria-label={t('switchboard.office.groups')}>
        {groups.map((group) => {
          const shown = group.name ?? groupName(t, group.id);
          const key = groupKey(group.id, 'name');
          const isOwn = !SERVICE_GROUPS.some((known) => known === group.id);
          return (
            <li className="portal-row" key={group.id}>
              <div className="portal-grow">
                <TextInput
                  label={t('switchboard.office.group-name', { name: groupName(t, group.id) })} limit={LENGTHS.group} value={String(valueOf(layout.step.settings, key) ?? '')}
                  placeholder={isOwn ? '' : shown} onValue={(value) => layout.set({ [key]: value === '' && !isOwn ? null : value })}
                />
              </div>
              <span className="portal-acts">
                <MoveButtons list={groups} id={group.id} name={shown} onMove={(moved) => layout.set(Object.fromEntries(Object.entries(moved).map(([id, order]) => [groupKey(id, 'order'), order])))} />
                {isOwn && <Button variant="quiet" aria-label={t('switchboard.office.remove-of', { name: shown })} onClick={() => layout.set({ [key]: null })}>{t('switchboard.office.remove')}</Button>}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="portal-add">
        <TextInput label={t('switchboard.office.group-new')} limit={LENGTHS.group} value={name} onValue={setName} />
        <Button onClick={add}>{t('switchboard.office.add')}</Button>
      </div>
    </section>
  );
}
