import { useEffect, useRef } from 'react';
import { ConsentFields } from '#platform/consents/member/consent-fields.tsx';
import { failureText } from '#platform/ui/api/failure.ts';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CodeInput } from '#platform/ui/phone/code-input.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { PhoneSignIn, SignInField } from './use-phone-sign-in.ts';

/** First the number, then the code that came by SMS; a number that is new here is asked for a name. */
export function PhoneSignInForm(props: PhoneSignIn) {
  return props.draft.requestId === '' ? <NumberStep {...props} /> : <CodeStep {...props} />;
}

function NumberStep({ draft, set, isBusy, failure, field, askForCode }: PhoneSignIn) {
  const t = useText();
  return (
    <Form onSubmit={() => void askForCode()} failure={failure} isAtField={field !== undefined} onRetry={askForCode}>
      <TextInput
        label={t('accounts.member.phone')} hint={t('accounts.member.phone-hint')} error={errorAt('phone', { t, failure, field })}
        type="tel" inputMode="tel" autoComplete="tel-national" value={draft.phone} onValue={(phone) => set({ phone })}
      />
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('accounts.member.send-code')}</Button>
    </Form>
  );
}

function CodeStep({ draft, set, isBusy, isNew, consent, failure, field, wait, askForCode, signIn, changePhone }: PhoneSignIn) {
  const t = useText();
  const step = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone; the focus goes on to where the code is typed and says where it was sent.
  useEffect(() => {
    step.current?.querySelector('input')?.focus();
  }, []);
  return (
    <div ref={step}>
      <Form onSubmit={() => void signIn()} failure={failure} isAtField={field !== undefined} onRetry={signIn}>
        <CodeInput
          label={t('accounts.member.code')} hint={t('accounts.member.code-hint', { phone: draft.phone })}
          error={errorAt('code', { t, failure, field })} value={draft.code} onValue={(code) => set({ code })}
          onComplete={(code) => void signIn(code)}
        />
        {isNew && (
          <TextInput
            label={t('accounts.member.name')} hint={t('accounts.member.name-hint')} error={errorAt('name', { t, failure, field })}
            autoComplete="name" value={draft.name} onValue={(name) => set({ name })}
          />
        )}
        {/* Its sentences are loaded now; without a boundary of its own the whole form would go away meanwhile, and the focus with it. */}
        <Coming sign={<Skeleton rows={2} />}>
          {consent.isAsked && <ConsentFields textKey="account" unionId={null} value={consent.value} onValue={consent.set} isTried={consent.isTried} failure={failure} />}
        </Coming>
        <div className="zj-stack">
          <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('accounts.member.sign-in')}</Button>
          <Button isWide onClick={() => void (wait === 0 && askForCode())}>
            {wait === 0 ? t('accounts.member.send-again') : t('accounts.member.send-again-in', { seconds: wait })}
          </Button>
          <Button variant="quiet" isWide onClick={changePhone}>{t('accounts.member.change-phone')}</Button>
        </div>
      </Form>
    </div>
  );
}

type Refusal = Pick<PhoneSignIn, 'failure' | 'field'> & { readonly t: ReturnType<typeof useText> };

function errorAt(place: SignInField, { t, failure, field }: Refusal): string | undefined {
  return failure !== undefined && field === place ? failureText(t, failure) : undefined;
}
