import { useState } from 'react';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { treeApi } from './tree-api.ts';

/** Code and certificate as the paper certificate shows them; the server checks the code's own check symbols. */
export function RegisterForm({ union, facts, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const command = useCommand(treeApi.registerUnion);
  const [creditCode, setCode] = useState(facts.creditCode ?? '');
  const [from, setFrom] = useState(facts.certificateFrom ?? '');
  const [to, setTo] = useState(facts.certificateTo ?? '');
  const submit = async (): Promise<void> => {
    const answer = await command.run({
      unionId: union.unionId, creditCode, ...(isPlainDate(from) && { certificateFrom: from }), ...(isPlainDate(to) && { certificateTo: to }),
    });
    if (answer.ok) onDone(t('orgs.office.act.register.done'));
  };
  return (
    <ActFrame act="register" will={[]} command={command} onSubmit={() => void submit()} onCancel={onCancel}>
      <TextInput label={t('orgs.office.register.code')} hint={t('orgs.office.register.code-hint')} value={creditCode} onValue={setCode} isOptional autoComplete="off" />
      <TextInput label={t('orgs.office.register.from')} type="date" value={from} onValue={setFrom} isOptional />
      <TextInput label={t('orgs.office.register.to')} hint={t('orgs.office.register.to-hint')} type="date" value={to} onValue={setTo} isOptional />
    </ActFrame>
  );
}
