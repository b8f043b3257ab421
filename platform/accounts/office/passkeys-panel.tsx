import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi, type MyKey } from './accounts-api.ts';
import { hasKeys, makeKey } from './browser-keys.ts';
import { useStepUp } from './step-up.tsx';

/** One's keys: the way in that cannot be phished, and both factors at once. */
export function PasskeysPanel() {
  const t = useText();
  const { answer, failure, refresh } = useRead(accountsApi.listPasskeys, {});
  const keys = answer?.passkeys;
  return (
    <div className="zj-stack">
      <p>{t(keys?.length === 0 ? 'accounts.office.key.none' : 'accounts.office.key.some')}</p>
      <FailureBanner failure={failure} onRetry={refresh} />
      {keys === undefined && failure === undefined && <Skeleton rows={1} />}
      {keys !== undefined && keys.length > 0 && (
        <ul className="account-list">{keys.map((one) => <KeyRow key={one.credential} held={one} />)}</ul>
      )}
      {keys?.length === 1 && <p className="zj-soft zj-small">{t('accounts.office.key.second')}</p>}
      {hasKeys() ? keys !== undefined && <AddKey count={keys.length} /> : <p className="zj-soft">{t('accounts.office.key.no-browser')}</p>}
    </div>
  );
}

function AddKey({ count }: { readonly count: number }) {
  const t = useText();
  const withStepUp = useStepUp();
  const begin = useCommand(accountsApi.beginPasskey);
  const add = useCommand(accountsApi.addPasskey);
  const [end, setEnd] = useState<'done' | 'stopped' | 'known'>();
  const [isAsking, setAsking] = useState(false);
  const make = async (): Promise<void> => {
    setEnd(undefined);
    add.reset();
    const question = await withStepUp(() => begin.run({}));
    if (!question.ok) return;
    setAsking(true);
    const passkey = await makeKey(question.value, t('accounts.office.house'));
    setAsking(false);
    if (passkey === undefined || passkey === 'known') return setEnd(passkey ?? 'stopped');
    const added = await add.run({ name: t('accounts.office.key.named', { number: count + 1 }), passkey });
    if (added.ok) setEnd('done');
  };
  return (
    <>
      {end === 'done' && <Banner tone="ok" title={t('accounts.office.key.added')} isAnnounced />}
      {end === 'known' && <Banner tone="info" title={t('accounts/passkey-known')} isAnnounced />}
      {end === 'stopped' && <Banner tone="info" title={t('accounts.office.key.stopped')} isAnnounced>{t('accounts.office.key.stopped-hint')}</Banner>}
      <FailureBanner failure={shown(begin.failure) ?? add.failure} onRetry={() => void make()} />
      <div>
        <Button variant={count === 0 ? 'primary' : 'secondary'} isBusy={isAsking || begin.isBusy || add.isBusy} onClick={() => void make()}>
          {t('accounts.office.key.add')}
        </Button>
      </div>
    </>
  );
}

/** Whoever closed the dialog of the second factor knows that they did. */
function shown(failure: ApiFailure | undefined): ApiFailure | undefined {
  return failure?.code === 'http/step-up-needed' ? undefined : failure;
}

function KeyRow({ held }: { readonly held: MyKey }) {
  const t = useText();
  const withStepUp = useStepUp();
  const remove = useCommand(accountsApi.removePasskey);
  const [asked, setAsked] = useState<'rename' | 'remove'>();
  const close = () => setAsked(undefined);
  const take = async (): Promise<void> => {
    close();
    await withStepUp(() => remove.run({ credential: held.credential }));
  };
  return (
    <li>
      <div>
        <strong>{held.name}</strong>
        <p className="zj-soft zj-small">
          {t('accounts.office.key.since', { since: t.format.date(held.createdAt) })}
          {held.lastUsedAt !== null && t('accounts.office.key.used', { used: t.format.date(held.lastUsedAt, 'day-time') })}
          {held.isSynced && t('accounts.office.key.synced')}
        </p>
      </div>
      <div className="account-acts">
        <Button variant="quiet" onClick={() => setAsked('rename')}>{t('accounts.office.key.rename')}<span className="zj-unseen">{held.name}</span></Button>
        <Button variant="quiet" isBusy={remove.isBusy} onClick={() => setAsked('remove')}>{t('accounts.office.key.remove')}<span className="zj-unseen">{held.name}</span></Button>
      </div>
      <FailureBanner failure={shown(remove.failure)} />
      <Dialog isOpen={asked === 'rename'} onClose={close} title={t('accounts.office.key.rename-title')}>
        {asked === 'rename' && <RenameForm held={held} onDone={close} />}
      </Dialog>
      <Dialog
        isOpen={asked === 'remove'} onClose={close} title={t('accounts.office.key.remove-title', { name: held.name })}
        description={t('accounts.office.key.remove-text')}
        actions={<>
          <Button onClick={close}>{t('accounts.office.keep')}</Button>
          <Button variant="danger" onClick={() => void take()}>{t('accounts.office.key.remove')}</Button>
        </>}
      />
    </li>
  );
}

function RenameForm({ held, onDone }: { readonly held: MyKey; readonly onDone: () => void }) {
  const t = useText();
  const rename = useCommand(accountsApi.renamePasskey);
  const [name, setName] = useState(held.name);
  const [isTried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '') return;
    const answer = await rename.run({ credential: held.credential, name });
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void submit()} failure={rename.failure} onRetry={() => void submit()}>
      <TextInput
        label={t('accounts.office.key.name')} hint={t('accounts.office.key.name-hint')} value={name} onValue={setName} limit={40}
        error={isTried && name.trim() === '' ? t('accounts.office.empty') : undefined}
      />
      <Button variant="primary" type="submit" isWide isBusy={rename.isBusy}>{t('accounts.office.key.rename')}</Button>
    </Form>
  );
}
