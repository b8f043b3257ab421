import { useState } from 'react';
import { Redirect, useParams } from 'wouter';
import { failureText, isPassing } from '#platform/ui/api/failure.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { useStartLink } from './use-start-link.ts';

/** `/start#token`, as links are made, or `/start/token`, as they are read out and typed. */
export function StartPage(_props: MemberPageProps) {
  const { token = '' } = useParams();
  const [fromLink] = useState(() => token || window.location.hash.slice(1));
  return <AccountsText><Start token={fromLink} /></AccountsText>;
}

function Start({ token }: { readonly token: string }) {
  const t = useText();
  const { failure, isForOffice, isDone, retry } = useStartLink(token);
  if (isDone) return <Redirect to="/" replace />;
  return (
    <Screen title={t('accounts.member.start')} back="/">
      {failure === undefined && <Skeleton shape="text" rows={2} />}
      {failure !== undefined && isForOffice && (
        <Banner tone="info" title={t('accounts.member.start-office')} isAnnounced>{t('accounts.member.start-office-text')}</Banner>
      )}
      {failure !== undefined && !isForOffice && (isPassing(failure)
        ? <FailureBanner failure={failure} onRetry={retry} />
        : (
          <Banner
            tone="warn" title={failureText(t, failure)} isAnnounced
            action={<LinkButton href="/sign-in">{t('accounts.member.sign-in-by-phone')}</LinkButton>}
          >
            {t('accounts.member.start-refused-text')}
          </Banner>
        ))}
    </Screen>
  );
}
