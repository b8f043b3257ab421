import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { MemberLine } from './member-list.tsx';
import { registerApi, type Member } from './register-api.ts';

/** Exact look-up. Asked outside the answers that a screen keeps: the number is in no cache and in no address. */
export function LookUp({ unionId }: { readonly unionId: string }) {
  const t = useText();
  const { client } = useConnection();
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<Member | null>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const search = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    setFound(undefined);
    const answer = await client.call(registerApi.lookUpMember, { unionId, number });
    setBusy(false);
    if (answer.ok) setFound(answer.value.member);
    else setFailure(answer.failure);
  };
  return (
    <div className="zj-stack" data-gap="wide">
      <Form onSubmit={() => void search()} failure={failure} onRetry={search}>
        <TextInput label={t('register.office.look.number')} hint={t('register.office.look.hint')} autoComplete="off" value={number} onValue={setNumber} />
        <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('register.office.look.send')}</Button></div>
      </Form>
      <div role="status">
        {found === null && <p>{t('register.office.look.none')}</p>}
        {found !== undefined && found !== null && <ul className="members"><MemberLine member={found} /></ul>}
      </div>
    </div>
  );
}
