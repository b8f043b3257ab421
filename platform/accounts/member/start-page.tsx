import { useState } from 'react';
import { Redirect, useParams } from 'wouter';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { useStartLink } from './use-start-link.ts';

/** `/start#token`, which no server log sees, or `/start/token`. */
export function StartPage(_props: MemberPageProps) {
  const { token = '' } = useParams();
  const [opened] = useState(() => (token === '' ? window.location.hash.slice(1) : token));
  return <AccountsText><Start token={opened} /></AccountsText>;
}

function Start({ token }: { readonly token: string }) {
  const t = useText();
  const { state, failure, retry } = useStartLink(token);
  if (state === 'done') return <Redirect to="/" replace />;
  return (
    <Screen title={t('accounts.member.start')} back="/">
      {state === 'asking' && <Skeleton shape="text" rows={2} />}
      {state === 'unreached' && <FailureBanner failure={failure} onRetry={retry} />}
      {state === 'office' && (
        <Banner
          tone="info" title={t('accounts.member.start-office')} isAnnounced
          action={<a href={`/office/start#${token}`}>{t('accounts.member.start-to-office')}</a>}
        >
          {t('accounts.member.start-office-text')}
        </Banner>
      )}
      {state === 'refused' && (
        <Banner
          tone="warn" title={t('accounts.member.start-refused')} isAnnounced
          action={<LinkButton href="/sign-in">{t('accounts.member.sign-in-by-phone')}</LinkButton>}
        >
          {t('accounts.member.start-refused-text')}
        </Banner>
      )}
    </Screen>
  );
}
