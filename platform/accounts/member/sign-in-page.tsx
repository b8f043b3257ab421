import { Redirect, useLocation, useSearch } from 'wouter';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { nextPlace, withNext } from './next-place.ts';
import { PhoneSignInForm } from './phone-sign-in-form.tsx';
import { useMe } from './use-me.ts';
import { usePhoneSignIn } from './use-phone-sign-in.ts';
import { WechatButton } from './wechat-button.tsx';

export function SignInPage(_props: MemberPageProps) {
  return <AccountsText><SignIn /></AccountsText>;
}

function SignIn() {
  const t = useText();
  const next = nextPlace(useSearch());
  const [, navigate] = useLocation();
  const { me } = useMe();
  const signIn = usePhoneSignIn(() => navigate(next, { replace: true }));
  if (me !== undefined && me !== null && !signIn.isBusy) return <Redirect to={next} replace />;
  return (
    <Screen title={t('accounts.member.sign-in')} back="/">
      <p className="zj-soft">{t('accounts.member.sign-in-why')}</p>
      <PhoneSignInForm {...signIn} />
      {signIn.draft.requestId === '' && <OtherWays next={next} />}
      <Banner tone="info" title={t('accounts.member.without')}>{t('accounts.member.without-text')}</Banner>
    </Screen>
  );
}

function OtherWays({ next }: { readonly next: string }) {
  const t = useText();
  return (
    <>
      <WechatButton next={next} />
      <LinkButton variant="quiet" isWide href={withNext('/sign-in/from-phone', next)}>{t('accounts.member.from-phone')}</LinkButton>
    </>
  );
}
