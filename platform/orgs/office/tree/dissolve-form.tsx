import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { DecisionFields, useDecision } from './decision-fields.tsx';

/** Only an empty union simply ends; one that is not is told what is left, before anybody fills in a form. */
export function DissolveForm({ union, facts, askSecond, onCancel }: ActFormProps) {
  const t = useText();
  const { client } = useConnection();
  const [requestId] = useState(client.newKey);
  const { draft, decision, change } = useDecision();
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (decision === undefined || facts.parentId === null) return;
    await askSecond.ask({
      requestId, unionId: facts.parentId, action: 'orgs.dissolveUnion', payload: { unionId: union.unionId, unionName: union.name, ...decision },
    });
  };
  if (facts.unionsBelow + facts.ownMembers + facts.ownCases > 0) {
    return (
      <section aria-labelledby="union-act">
        <h2 id="union-act">{t('orgs.office.act.dissolve')}</h2>
        <Banner
          tone="warn" title={t('orgs/not-empty', { unions: facts.unionsBelow, members: facts.ownMembers, cases: facts.ownCases })}
          action={<Button onClick={onCancel}>{t('ui/back')}</Button>}
        />
      </section>
    );
  }
  return (
    <ActFrame
      act="dissolve" command={askSecond} onSubmit={() => void submit()} onCancel={onCancel}
      will={[t('orgs.office.will.end', { name: union.name }), t('orgs.office.will.no-way-back'), t('orgs.office.will.second')]}
    >
      <DecisionFields draft={draft} onChange={change} isTried={isTried} />
    </ActFrame>
  );
}
