import { useState } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PrivacyText } from './member-texts.tsx';
import { privacyApi, type ToldForgetting } from './privacy-api.ts';
import { ProveForm } from './prove-form.tsx';
import { useProven } from './use-proven.ts';
import './privacy.css';

/** Being forgotten: what happens and what stays, told before; asked for with one tick, and taken back until the day. */
export function ForgetPage(_props: MemberPageProps) {
  return <PrivacyText><ForgetScreen /></PrivacyText>;
}

function ForgetScreen() {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('privacy.forget.title')} back="/me/data">
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === null && <SignInInvite title={t('privacy.forget.signed-out')} text={t('privacy.forget.signed-out-text')} next="/me/forget" />}
      {me !== undefined && me !== null && <ForgetView />}
    </Screen>
  );
}

function ForgetView() {
  const t = useText();
  const read = useRead(privacyApi.readForgetting, { language: t.language });
  return (
    <ReadState read={read}>
      {(told) => (
        <>
          {told.request !== null && <Waiting told={told} request={told.request} />}
          {told.request === null && <p className="zj-soft">{t('privacy.forget.lead')}</p>}
          {told.obstacles.length > 0 && <Obstacles told={told} />}
          <Consequences told={told} />
          {told.request === null && told.obstacles.length === 0 && <Asking told={told} />}
        </>
      )}
    </ReadState>
  );
}

function Consequences({ told }: { readonly told: ToldForgetting }) {
  const t = useText();
  const ends = told.unions.length === 0 ? t('privacy.forget.no-union') : t('privacy.forget.ends', { unions: told.unions.join(t('privacy.forget.and')) });
  return (
    <>
      <Card title={t('privacy.forget.what')}>
        <ul className="held-marks"><li>{ends}</li><li>{t('privacy.forget.sign-in')}</li><li>{t('privacy.forget.gone')}</li></ul>
      </Card>
      <Card title={t('privacy.forget.stays')}>
        <ul className="held-marks">
          {(['figures', 'records', 'log', 'backup'] as const).map((one) => <li key={one}>{t(`privacy.forget.${one}`)}</li>)}
        </ul>
      </Card>
    </>
  );
}

function Obstacles({ told }: { readonly told: ToldForgetting }) {
  const t = useText();
  return (
    <Card title={t('privacy.forget.obstacles')} look="tinted">
      <ul className="held-entries">
        {told.obstacles.map(({ text, link }) => (
          <li key={text} className="zj-stack"><p>{text}</p>{link !== null && <LinkButton href={link}>{t('privacy.forget.go')}</LinkButton>}</li>
        ))}
      </ul>
    </Card>
  );
}

function Asking({ told }: { readonly told: ToldForgetting }) {
  const t = useText();
  const [isUnderstood, setUnderstood] = useState(false);
  const [isTried, setTried] = useState(false);
  const [requestId] = useState(() => newIntentKey(browserRandom));
  const command = useCommand(privacyApi.askForgetting);
  const ask = useProven(() => command.run({ requestId }));
  const isMissing = isTried && !isUnderstood;
  const press = async (): Promise<void> => {
    setTried(true);
    if (isUnderstood) await ask.run();
  };
  if (ask.isProving) return <ProveForm onProven={() => void ask.run()} onCancel={ask.cancel} />;
  return (
    <Card>
      <div className="zj-stack">
        <p>{t('privacy.forget.grace', { days: told.graceDays })}</p>
        <p>{t('privacy.forget.download-first')}</p>
        <label className="held-tick">
          <input type="checkbox" checked={isUnderstood} aria-describedby={isMissing ? 'understand-first' : undefined} aria-invalid={isMissing} onChange={(event) => setUnderstood(event.currentTarget.checked)} />
          <span>{t('privacy.forget.understood')}</span>
        </label>
        {isMissing && <FieldError id="understand-first" text={t('privacy.forget.understand-first')} />}
        <FailureBanner failure={ask.failure} onRetry={ask.run} />
        <Button variant="danger" isWide isBusy={ask.isBusy} onClick={() => void press()}>{t('privacy.forget.ask')}</Button>
      </div>
    </Card>
  );
}

function Waiting({ told, request }: { readonly told: ToldForgetting; readonly request: NonNullable<ToldForgetting['request']> }) {
  const t = useText();
  const withdraw = useCommand(privacyApi.withdrawForgetting);
  return (
    <Banner
      tone="warn" title={t('privacy.forget.asked')}
      action={<Button variant="primary" isBusy={withdraw.isBusy} onClick={() => void withdraw.run({})}>{t('privacy.forget.withdraw')}</Button>}
    >
      <p>{t('privacy.forget.due', { when: t.format.date(request.dueAt, 'day-time') })}</p>
      {request.isByOfficer && <p>{t('privacy.forget.by-officer')}</p>}
      {told.obstacles.length > 0 && <p>{t('privacy.forget.waiting')}</p>}
      <FailureBanner failure={withdraw.failure} />
    </Banner>
  );
}
