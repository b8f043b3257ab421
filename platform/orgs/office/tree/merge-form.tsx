import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { UnionPicker, type PickedUnion } from '../union-picker.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { DecisionFields, useDecision } from './decision-fields.tsx';
import { treeApi } from './tree-api.ts';

export function MergeForm({ union, facts, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const command = useCommand(treeApi.mergeUnion);
  const { draft, decision, change } = useDecision();
  const [picked, setPicked] = useState<PickedUnion>();
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (picked === undefined || decision === undefined) return;
    const answer = await command.run({ unionId: union.unionId, intoId: picked.unionId, ...decision });
    if (answer.ok) onDone(t('orgs.office.act.merge.done', { name: union.name, into: picked.name, unions: answer.value.children, members: answer.value.members }), { isGone: true });
  };
  const into = picked?.name ?? t('orgs.office.pick.other');
  return (
    <ActFrame
      act="merge" command={command} onSubmit={() => void submit()} onCancel={onCancel} isDangerous
      problem={isTried && picked === undefined ? t('orgs.office.pick.needed') : undefined}
      will={[
        t('orgs.office.will.merge', { into, unions: union.children, members: facts.ownMembers, cases: facts.ownCases }),
        t('orgs.office.will.end', { name: union.name }), t('orgs.office.will.no-way-back'),
      ]}
    >
      <UnionPicker label={t('orgs.office.pick.into')} value={picked?.unionId} name={picked?.name} isOptional={false} onValue={(unionId, name) => setPicked(unionId === undefined ? undefined : { unionId, name })} />
      <DecisionFields draft={draft} onChange={change} isTried={isTried} />
    </ActFrame>
  );
}
