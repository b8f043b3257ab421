import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { switchboardApi, type LayoutView } from './switchboard-api.ts';

const ADDRESS = /^[a-z][a-z0-9-]{2,29}$/;

/** `/u/<code>`: opens this union's home for everybody, without signing in. Saved at once: it is no part of a version. */
export function AddressForm({ view: { unionId, address } }: { readonly view: LayoutView }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(switchboardApi.setAddress);
  const [text, setText] = useState(address ?? '');
  const [isTried, setTried] = useState(false);
  const isFit = text === '' || ADDRESS.test(text);
  const save = async (): Promise<void> => {
    setTried(true);
    if (isFit) await run({ unionId, address: text === '' ? null : text });
  };
  return (
    <section className="zj-panel" aria-labelledby="portal-address">
      <h2 id="portal-address">{t('switchboard.office.address')}</h2>
      <Form onSubmit={() => void save()} failure={failure} onRetry={() => void save()}>
        <TextInput
          label={t('switchboard.office.address-code')} hint={t('switchboard.office.address-hint')} isOptional value={text} onValue={setText}
          spellCheck={false} autoCapitalize="none" error={isTried && !isFit ? t('switchboard.office.address-unfit') : undefined}
        />
        {address !== null && <CopyField label={t('switchboard.office.address-whole')} value={`${window.location.origin}/u/${address}`} />}
        <div><Button type="submit" isBusy={isBusy}>{t('switchboard.office.address-save')}</Button></div>
      </Form>
    </section>
  );
}
