import { useLocation, useParams, Redirect } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { MembershipText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';
import { UnionChoice } from './union-choice.tsx';

/** 建会: first the union above that decides; its form and the whole course are the engine's pages. */
export function FoundPage(_props: MemberPageProps) {
  return <MembershipText><Found /></MembershipText>;
}

function Found() {
  const t = useText();
  const [, navigate] = useLocation();
  return (
    <Screen title={t('membership.member.found')} back="/union">
      <SignedIn next="/found">
        {() => (
          <>
            <Banner tone="info" title={t('membership.member.found.upper')}>{t('membership.member.found.upper-text')}</Banner>
            <UnionChoice hasTrades={false} onChoose={({ unionId }) => navigate(`/flows/new/membership.founding?union=${unionId}`)} />
          </>
        )}
      </SignedIn>
    </Screen>
  );
}

/** Where messages of before lead: the request is its case now. */
export function FoundingPage(_props: MemberPageProps) {
  const { foundingId = '' } = useParams();
  return <Redirect to={`/flows/cases/${foundingId}`} replace />;
}
