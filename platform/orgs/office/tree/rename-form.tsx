import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { ActFrame } from './act-frame.tsx';
import { treeApi } from './tree-api.ts';

export function RenameForm({ union, onCancel, onDone }: ActFormProps) {
  const t = useText();
  const command = useCommand(treeApi.renameUnion);
  const [name, setName] = useState(union.name);
  const [isTried, setTried] = useState(false);
  const error = name.trim().length < 2 ? t('orgs.office.found.name-needed') : undefined;
  const submit = async (): Promise<void> => {
    setTried(error !== undefined);
    if (error !== undefined) return;
    const answer = await command.run({ unionId: union.unionId, name: name.trim() });
    if (answer.ok) onDone(t('orgs.office.act.rename.done', { name: name.trim() }), { name: name.trim() });
  };
  return (
    <ActFrame act="rename" will={[t('orgs.office.will.rename')]} command={command} onSubmit={() => void submit()} onCancel={onCancel}>
      <TextInput label={t('orgs.office.found.name')} hint={t('orgs.office.found.name-hint')} value={name} onValue={setName} limit={60} error={isTried ? error : undefined} />
    </ActFrame>
  );
}
