import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { listUnionKinds, orgsApi, type UnionKind } from '../orgs-api.ts';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { DecisionFields, useDecision } from './decision-fields.tsx';
import { treeApi } from './tree-api.ts';

/** A new union beside this one, with the chosen ones of its unions. Its id is made here, so that a repeat founds it once. */
export function SplitForm({ union, facts, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const { client } = useConnection();
  const command = useCommand(treeApi.splitUnion);
  const children = useRead(orgsApi.listUnions, { parentId: union.unionId }).answer?.unions ?? [];
  const { draft, decision, change } = useDecision();
  const [newId] = useState(client.newKey);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<UnionKind>(union.kind);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const error = name.trim().length < 2 ? t('orgs.office.found.name-needed') : undefined;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (error !== undefined || decision === undefined) return;
    const answer = await command.run({ unionId: union.unionId, newId, name: name.trim(), kind, childIds: [...chosen], personIds: [], ...decision });
    if (answer.ok) onDone(t('orgs.office.act.split.done', { name: name.trim(), unions: chosen.length }));
  };
  return (
    <ActFrame
      act="split" command={command} onSubmit={() => void submit()} onCancel={onCancel}
      will={[t('orgs.office.will.split', { upper: facts.parentName ?? '', unions: chosen.length }), t('orgs.office.will.split-stays', { name: union.name })]}
    >
      <TextInput label={t('orgs.office.found.name')} hint={t('orgs.office.found.name-hint')} value={name} onValue={setName} limit={60} error={isTried ? error : undefined} />
      <ChoiceCards
        legend={t('orgs.office.found.kind')} look="chips" value={kind} onValue={setKind}
        choices={listUnionKinds().map((value) => ({ value, label: t(`orgs.office.kind.${value}`) }))}
      />
      {children.length > 0 && (
        <fieldset className="zj-choices union-picks">
          <legend className="zj-label">{t('orgs.office.split.children')}</legend>
          {children.map((child) => (
            <label key={child.unionId}>
              <input
                type="checkbox" checked={chosen.includes(child.unionId)}
                onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, child.unionId] : chosen.filter((one) => one !== child.unionId))}
              />
              <span>{child.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <DecisionFields draft={draft} onChange={change} isTried={isTried} />
    </ActFrame>
  );
}
