import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { CodeInput } from '#platform/ui/phone/code-input.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { nextPlace, signInPath } from './next-place.ts';
import { pairingApi } from './pairing-api.ts';
import './pairing.css';
import { useEvery } from './use-every.ts';

const DIGITS = 8;
const ASK_MS = 2000;

/** The other device's half: digits in, a number out, and then it waits for the phone. */
export function FromPhonePage(_props: MemberPageProps) {
  return <AccountsText><FromPhone /></AccountsText>;
}

function FromPhone() {
  const t = useText();
  const next = nextPlace(useSearch());
  const [claimed, setClaimed] = useState<{ claim: string; number: number }>();
  return (
    <Screen title={t('accounts.member.from-phone')} back={signInPath(next)}>
      {claimed === undefined ? <DigitsStep onClaimed={setClaimed} /> : <WaitStep {...claimed} next={next} onAgain={() => setClaimed(undefined)} />}
    </Screen>
  );
}

function DigitsStep({ onClaimed }: { readonly onClaimed: (claimed: { claim: string; number: number }) => void }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(pairingApi.claimPairing);
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const isUnknown = failure?.code === 'accounts/pairing-unknown';
  const submit = async (digits = code): Promise<void> => {
    setTried(true);
    if (digits.length < DIGITS) return;
    const answer = await run({ code: digits });
    if (answer.ok) onClaimed(answer.value);
  };
  const missing = isTried && code.length < DIGITS ? t('accounts.member.from-phone.missing') : undefined;
  const unknown = isUnknown && failure !== undefined ? failureText(t, failure) : undefined;
  return (
    <Form onSubmit={() => void submit()} failure={failure} isAtField={isUnknown} onRetry={submit}>
      <p className="zj-soft">{t('accounts.member.from-phone.how')}</p>
      <CodeInput
        label={t('accounts.member.from-phone.digits')} length={DIGITS} value={code} onValue={setCode} error={missing ?? unknown}
        onComplete={(digits) => void submit(digits)}
      />
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('accounts.member.from-phone.send')}</Button>
    </Form>
  );
}

type WaitProps = { readonly claim: string; readonly number: number; readonly next: string; readonly onAgain: () => void };

function WaitStep({ claim, number, next, onAgain }: WaitProps) {
  const t = useText();
  const [, navigate] = useLocation();
  const { run, isBusy, failure } = useCommand(pairingApi.finishPairing);
  const isOver = failure?.code === 'accounts/pairing-over' || failure?.code === 'accounts/sign-in-closed';
  const ask = async (): Promise<void> => {
    const answer = await run({ claim });
    if (answer.ok && answer.value.isIn) navigate(next, { replace: true });
  };
  useEvery(ASK_MS, !isOver, () => { if (!isBusy) void ask(); });
  return (
    <div className="zj-stack">
      {!isOver && (
        <Card>
          <p>{t('accounts.member.from-phone.pick')}</p>
          <p className="pairing-digits">{number}</p>
          <p className="zj-soft zj-small">{t('accounts.member.from-phone.shared')}</p>
        </Card>
      )}
      <FailureBanner failure={failure} />
      {isOver && <Button variant="primary" isWide onClick={onAgain}>{t('accounts.member.from-phone.again')}</Button>}
    </div>
  );
}
