import { useCommand } from '#platform/ui/api/use-command.ts';
import { SignOutIcon } from '#platform/ui/icons/action-icons.tsx';
import { PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Preferences } from '#platform/ui/phone/preferences.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi, type Me } from './accounts-api.ts';
import './me-page.css';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { signInPath } from './next-place.ts';
import { useMe } from './use-me.ts';
import { useOwnWechat } from './use-own-wechat.ts';

export function MePage({ tabs }: MemberPageProps) {
  return <AccountsText><MeView tabs={tabs} /></AccountsText>;
}

function MeView({ tabs }: MemberPageProps) {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('accounts.member.me')} tabs={tabs}>
      <FailureBanner failure={failure} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton rows={1} />}
      {me === null && <SignedOut />}
      {me !== undefined && me !== null && <SignedIn me={me} />}
      <Card title={t('accounts.member.look')}><Preferences /></Card>
    </Screen>
  );
}

function SignedOut() {
  const t = useText();
  return (
    <Card>
      <div className="zj-stack">
        <p>{t('accounts.member.signed-out')}</p>
        <LinkButton variant="primary" isWide href={signInPath('/me')}>{t('accounts.member.sign-in-by-phone')}</LinkButton>
      </div>
    </Card>
  );
}

function SignedIn({ me }: { readonly me: Me }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(accountsApi.signOut);
  const signOut = () => run({});
  const hasWechat = useOwnWechat();
  return (
    <Card>
      <div className="zj-stack">
        <div className="zj-person">
          <span className="zj-person-mark"><PersonIcon /></span>
          <div>
            <p className="zj-person-name">{me.name === '' ? t('accounts.member.nameless') : me.name}</p>
            <p className="zj-soft zj-small">{me.homeUnion?.name ?? t('accounts.member.no-union')}</p>
          </div>
        </div>
        {me.grants.length > 0 && <a className="zj-person-office" href="/office/">{t('accounts.member.to-office')}</a>}
        <LinkButton isWide href="/me/data">{t('accounts.member.data')}</LinkButton>
        <LinkButton isWide href="/me/devices">{t('accounts.devices.title')}</LinkButton>
        <LinkButton isWide href="/my-consents">{t('accounts.member.consents')}</LinkButton>
        {hasWechat && <LinkButton isWide href="/me/wechat">{t('accounts.member.wechat')}</LinkButton>}
        <FailureBanner failure={failure} onRetry={signOut} />
        <Button isWide icon={<SignOutIcon />} isBusy={isBusy} onClick={() => void signOut()}>{t('ui/sign-out')}</Button>
        <p className="zj-soft zj-small">{t('accounts.member.sign-out-hint')}</p>
      </div>
    </Card>
  );
}
