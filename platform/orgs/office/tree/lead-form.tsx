import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { UnionPicker, type PickedUnion } from '../union-picker.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { treeApi } from './tree-api.ts';

/** The second line of leadership: set it, change it, or end it. */
export function LeadForm({ union, facts, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const command = useCommand(treeApi.leadUnion);
  const ending = useCommand(treeApi.endSecondLine);
  const [picked, setPicked] = useState<PickedUnion>();
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(picked === undefined);
    if (picked === undefined) return;
    const answer = await command.run({ unionId: union.unionId, leaderId: picked.unionId });
    if (answer.ok) onDone(t('orgs.office.act.lead.done', { name: union.name, leader: picked.name }));
  };
  const end = async (): Promise<void> => {
    const answer = await ending.run({ unionId: union.unionId });
    if (answer.ok) onDone(t('orgs.office.lead.ended', { name: union.name }));
  };
  return (
    <ActFrame
      act="lead" command={command} onSubmit={() => void submit()} onCancel={onCancel} problem={isTried && picked === undefined ? t('orgs.office.pick.needed') : undefined}
      will={[t('orgs.office.will.lead', { leader: picked?.name ?? t('orgs.office.pick.other'), unions: facts.unionsBelow })]}
    >
      {facts.secondLeaderName !== null && (
        <div className="zj-stack">
          <p>{t('orgs.office.lead.now', { leader: facts.secondLeaderName })}</p>
          <FailureBanner failure={ending.failure} onRetry={ending.retry} />
          <div><Button isBusy={ending.isBusy} onClick={() => void end()}>{t('orgs.office.lead.end')}</Button></div>
        </div>
      )}
      <UnionPicker label={t('orgs.office.pick.leader')} value={picked?.unionId} name={picked?.name} isOptional={false} onValue={(unionId, name) => setPicked(unionId === undefined ? undefined : { unionId, name })} />
    </ActFrame>
  );
}
