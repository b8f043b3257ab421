import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { UnionPicker, type PickedUnion } from '../union-picker.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { treeApi } from './tree-api.ts';

export function MoveForm({ union, facts, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const command = useCommand(treeApi.moveUnion);
  const [picked, setPicked] = useState<PickedUnion>();
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(picked === undefined);
    if (picked === undefined) return;
    const answer = await command.run({ unionId: union.unionId, parentId: picked.unionId });
    if (answer.ok) onDone(t('orgs.office.act.move.done', { name: union.name, upper: picked.name }));
  };
  const upper = picked?.name ?? t('orgs.office.pick.other');
  return (
    <ActFrame
      act="move" command={command} onSubmit={() => void submit()} onCancel={onCancel} problem={isTried && picked === undefined ? t('orgs.office.pick.needed') : undefined}
      will={[
        t('orgs.office.will.move', { from: facts.parentName ?? '', upper }),
        t('orgs.office.will.along', { unions: facts.unionsBelow, members: facts.members, cases: facts.openCases }),
        t('orgs.office.will.move-back'),
      ]}
    >
      <UnionPicker label={t('orgs.office.pick.upper')} value={picked?.unionId} name={picked?.name} isOptional={false} onValue={(unionId, name) => setPicked(unionId === undefined ? undefined : { unionId, name })} />
    </ActFrame>
  );
}
