import { useEffect, useRef, useState } from 'react';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand, type Command } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PhoneSignInForm } from './phone-sign-in-form.tsx';
import { useMe } from './use-me.ts';
import { usePhoneSignIn } from './use-phone-sign-in.ts';
import { wechatApi } from './wechat-api.ts';

/** A little under the ten minutes that the server allows, so that nobody is refused at the last step. */
const FRESH_SECONDS = 9 * 60;

type BindingProps = { readonly ticket: string; readonly onDone: () => void };

/** First the phone, which says whose account it is; then, of a member, name and document; then it is done. */
export function WechatBinding({ ticket, onDone }: BindingProps) {
  const { me } = useMe();
  if (me === undefined) return <Skeleton rows={1} />;
  return me === null || me.factorAgeSeconds >= FRESH_SECONDS ? <PhoneStep /> : <BindStep ticket={ticket} onDone={onDone} />;
}

/** Signing in asks every answer on the screen again, and with it who is there: the next step comes by itself. */
function PhoneStep() {
  const t = useText();
  const signIn = usePhoneSignIn(() => {});
  return (
    <>
      <p className="zj-soft">{t('accounts.member.wechat.bind-why')}</p>
      <PhoneSignInForm {...signIn} />
    </>
  );
}

const NAMED = new Set(['accounts/real-name-needed', 'accounts/real-name-wrong', 'accounts/real-name-tries']);

function BindStep({ ticket, onDone }: BindingProps) {
  const t = useText();
  const bind = useCommand(wechatApi.bindWechat);
  const [isNamed, setNamed] = useState(false);
  const tried = useRef(false);
  const send = async (claimed: { name?: string; idTail?: string } = {}): Promise<void> => {
    const answer = await bind.run({ ticket, ...claimed });
    if (answer.ok) onDone();
    else setNamed((before) => before || NAMED.has(answer.failure.code));
  };
  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    void send();
  });
  if (isNamed) return <RealNameForm bind={bind} onSend={send} onLater={onDone} />;
  return (
    <div className="zj-stack">
      {bind.failure === undefined && <Skeleton shape="text" rows={2} />}
      <FailureBanner failure={bind.failure} onRetry={send} />
      {bind.failure !== undefined && <Button isWide onClick={onDone}>{t('accounts.member.wechat.later')}</Button>}
    </div>
  );
}

type RealNameProps = {
  readonly bind: Pick<Command<unknown, unknown>, 'isBusy' | 'failure'>;
  readonly onSend: (claimed: { name: string; idTail: string }) => Promise<void>;
  readonly onLater: () => void;
};

function RealNameForm({ bind, onSend, onLater }: RealNameProps) {
  const t = useText();
  const [name, setName] = useState('');
  const [idTail, setIdTail] = useState('');
  const [isTried, setTried] = useState(false);
  const isWrong = bind.failure?.code === 'accounts/real-name-wrong';
  const isOver = bind.failure?.code === 'accounts/real-name-tries';
  const missing = (value: string): string | undefined => (isTried && value.trim() === '' ? t('accounts.member.wechat.missing') : undefined);
  const wrong = isWrong && bind.failure !== undefined ? failureText(t, bind.failure) : undefined;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() !== '' && idTail.trim() !== '') await onSend({ name: name.trim(), idTail: idTail.trim() });
  };
  // That it is needed is what the form itself says.
  const failure = bind.failure?.code === 'accounts/real-name-needed' ? undefined : bind.failure;
  return (
    <Form onSubmit={() => void submit()} failure={failure} isAtField={isWrong} {...(!isOver && { onRetry: submit })}>
      <p className="zj-soft">{t('accounts.member.wechat.real-name-why')}</p>
      <TextInput label={t('accounts.member.wechat.real-name')} value={name} onValue={setName} autoComplete="name" error={missing(name)} />
      <TextInput
        label={t('accounts.member.wechat.id-tail')} hint={t('accounts.member.wechat.id-tail-hint')} value={idTail} onValue={setIdTail}
        autoComplete="off" autoCapitalize="characters" error={missing(idTail) ?? wrong}
      />
      <div className="zj-stack">
        <Button type="submit" variant="primary" isWide isBusy={bind.isBusy}>{t('accounts.member.wechat.bind')}</Button>
        <Button variant="quiet" isWide onClick={onLater}>{t('accounts.member.wechat.later')}</Button>
      </div>
    </Form>
  );
}
