import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { listUnionKinds, orgsApi, type Union, type UnionKind } from './orgs-api.ts';

export type FoundFormProps = { readonly parent: Union; readonly onDone: (name: string) => void; readonly onCancel: () => void };

/** Founds a union below another. Its id is made here, so that a repeat founds it once. */
export function FoundForm({ parent, onDone, onCancel }: FoundFormProps) {
  const t = useText();
  const { client } = useConnection();
  const command = useCommand(orgsApi.foundUnion);
  const [unionId] = useState(client.newKey);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<UnionKind>('enterprise');
  const [isTried, setTried] = useState(false);
  const error = name.trim().length < 2 ? t('orgs.office.found.name-needed') : undefined;
  const submit = async (): Promise<void> => {
    setTried(error !== undefined);
    if (error !== undefined) return;
    const answer = await command.run({ parentId: parent.unionId, unionId, name: name.trim(), kind });
    if (answer.ok) onDone(name.trim());
  };
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('orgs.office.found.title', { union: parent.name })}</h2>
      <Form onSubmit={() => void submit()} failure={command.failure} onRetry={() => void submit()}>
        <TextInput
          label={t('orgs.office.found.name')} hint={t('orgs.office.found.name-hint')} value={name} onValue={setName} limit={60}
          error={isTried ? error : undefined}
        />
        <ChoiceCards
          legend={t('orgs.office.found.kind')} look="chips" value={kind} onValue={setKind}
          choices={listUnionKinds().map((value) => ({ value, label: t(`orgs.office.kind.${value}`) }))}
        />
        <div className="union-acts">
          <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('orgs.office.found.send')}</Button>
          <Button onClick={onCancel}>{t('ui/cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}
