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
import { MOST_MEMBERS, SplitMembers, type ChosenMembers, type SplitMembersProps } from './split-members.tsx';
import { treeApi } from './tree-api.ts';

const NAMED = 20;

/** What is to be split off: filled in, then looked at, then done. */
type Plan = { readonly name: string; readonly unions: ChosenMembers; readonly members: ChosenMembers };

/** A new union beside this one, with the chosen ones of its unions and members. Its id is made here, so that a repeat founds it once. */
export function SplitForm({ union, facts, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const { client } = useConnection();
  const command = useCommand(treeApi.splitUnion);
  const { draft, decision, change } = useDecision();
  const [newId] = useState(client.newKey);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<UnionKind>(union.kind);
  const [unions, setUnions] = useState<ChosenMembers>(new Map());
  const [members, setMembers] = useState<ChosenMembers>(new Map());
  const [isTried, setTried] = useState(false);
  const [isShown, setShown] = useState(false);
  const plan = { name: name.trim(), unions, members };
  const error = plan.name.length < 2 ? t('orgs.office.found.name-needed') : undefined;
  const problem = problemOf(plan, t);
  const look = (): void => {
    setTried(true);
    setShown(error === undefined && decision !== undefined && problem === undefined);
  };
  const submit = async (): Promise<void> => {
    if (decision === undefined) return;
    const answer = await command.run({
      unionId: union.unionId, newId, name: plan.name, kind, childIds: [...unions.keys()], personIds: [...members.keys()], ...decision,
    });
    if (answer.ok) onDone(t('orgs.office.act.split.done', { name: plan.name, unions: unions.size, members: members.size }));
  };
  if (isShown) {
    return (
      <ActFrame
        act="split" command={command} onSubmit={() => void submit()} onCancel={() => setShown(false)} back={t('orgs.office.split.back')}
        will={willOf(plan, { upper: facts.parentName ?? '', whole: union.name }, t)}
      />
    );
  }
  return (
    <ActFrame
      act="split" command={command} onSubmit={look} onCancel={onCancel} send={t('orgs.office.split.preview')} will={[]}
      problem={isTried ? problem : undefined}
    >
      <TextInput label={t('orgs.office.found.name')} hint={t('orgs.office.found.name-hint')} value={name} onValue={setName} limit={60} error={isTried ? error : undefined} />
      <ChoiceCards
        legend={t('orgs.office.found.kind')} look="chips" value={kind} onValue={setKind}
        choices={listUnionKinds().map((value) => ({ value, label: t(`orgs.office.kind.${value}`) }))}
      />
      <SplitUnions unionId={union.unionId} chosen={unions} onChoose={setUnions} />
      <SplitMembers unionId={union.unionId} chosen={members} onChoose={setMembers} />
      <DecisionFields draft={draft} onChange={change} isTried={isTried} />
    </ActFrame>
  );
}

function SplitUnions({ unionId, chosen, onChoose }: SplitMembersProps) {
  const t = useText();
  const children = useRead(orgsApi.listUnions, { parentId: unionId }).answer?.unions ?? [];
  if (children.length === 0) return null;
  return (
    <fieldset className="zj-choices union-picks">
      <legend className="zj-label">{t('orgs.office.split.children')}</legend>
      {children.map((child) => (
        <label key={child.unionId}>
          <input
            type="checkbox" checked={chosen.has(child.unionId)}
            onChange={(event) => onChoose(event.currentTarget.checked
              ? new Map([...chosen, [child.unionId, child.name]]) : new Map([...chosen].filter(([id]) => id !== child.unionId)))}
          />
          <span>{child.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Translator = ReturnType<typeof useText>;

function problemOf({ unions, members }: Plan, t: Translator): string | undefined {
  if (unions.size + members.size === 0) return t('orgs.office.split.nothing');
  return members.size > MOST_MEMBERS ? t('orgs.office.split.too-many') : undefined;
}

function willOf({ name, unions, members }: Plan, { upper, whole }: { readonly upper: string; readonly whole: string }, t: Translator): string[] {
  return [
    t('orgs.office.will.split', { name, upper }),
    ...(unions.size > 0 ? [t('orgs.office.will.split-children', { unions: unions.size, names: someNames(unions, t) })] : []),
    ...(members.size > 0 ? [t('orgs.office.will.split-members', { members: members.size, names: someNames(members, t) })] : []),
    t('orgs.office.will.split-stays', { name: whole }), t('orgs.office.will.split-back'),
  ];
}

/** Enough names to see a slip; nobody reads a thousand. */
function someNames(chosen: ChosenMembers, t: Translator): string {
  const names = [...chosen.values()].slice(0, NAMED).join('、');
  return chosen.size > NAMED ? t('orgs.office.will.split-more', { names }) : names;
}
