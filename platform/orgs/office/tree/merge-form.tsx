import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { UnionPicker, type PickedUnion } from '../union-picker.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { DecisionFields, useDecision } from './decision-fields.tsx';

/** A union goes into another, once a second person has looked at it. */
export function MergeForm({ union, facts, askSecond, onCancel }: ActFormProps) {
  const t = useText();
  const { client } = useConnection();
  const [requestId] = useState(client.newKey);
  const { draft, decision, change } = useDecision();
  const [picked, setPicked] = useState<PickedUnion>();
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (picked === undefined || decision === undefined || facts.parentId === null) return;
    await askSecond.ask({
      requestId, unionId: facts.parentId, action: 'orgs.mergeUnion',
      payload: {
        unionId: union.unionId, unionName: union.name, intoId: picked.unionId, intoName: picked.name, unions: union.children, members: facts.ownMembers, ...decision,
      },
    });
  };
  const into = picked?.name ?? t('orgs.office.pick.other');
  return (
    <ActFrame
      act="merge" command={askSecond} onSubmit={() => void submit()} onCancel={onCancel}
      problem={isTried && picked === undefined ? t('orgs.office.pick.needed') : undefined}
      will={[
        t('orgs.office.will.merge', { into, unions: union.children, members: facts.ownMembers, cases: facts.ownCases }),
        t('orgs.office.will.end', { name: union.name }), t('orgs.office.will.no-way-back'), t('orgs.office.will.second'),
      ]}
    >
      <UnionPicker label={t('orgs.office.pick.into')} value={picked?.unionId} name={picked?.name} isOptional={false} onValue={(unionId, name) => setPicked(unionId === undefined ? undefined : { unionId, name })} />
      <DecisionFields draft={draft} onChange={change} isTried={isTried} />
    </ActFrame>
  );
}
