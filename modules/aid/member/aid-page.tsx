import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { aidApi, type MyAid } from './aid-api.ts';
import { DossierCard } from './dossier-card.tsx';
import { AidText } from './member-texts.tsx';

/** 困难帮扶 on the phone: ask for help, see how far it is, what was paid and when somebody comes again. */
export function AidPage(_props: MemberPageProps) {
  return <AidText><Mine /></AidText>;
}

function Mine() {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('aid.title')} back="/">
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton />}
      {me === null && <SignInInvite title={t('aid.member.signed-out')} text={t('aid.member.signed-out-text')} next="/aid" />}
      {me !== undefined && me !== null && <Known />}
    </Screen>
  );
}

function Known() {
  const t = useText();
  const read = useRead(aidApi.listMine, {});
  return (
    <ReadState read={read}>
      {({ dossiers, running }) => (
        <>
          {running.length === 0 ? <Apply /> : <Running running={running} />}
          {dossiers.length === 0 && <EmptyState title={t('aid.member.none')} text={t('aid.member.none-text')} />}
          {dossiers.map((dossier) => <DossierCard key={dossier.dossierId} dossier={dossier} />)}
        </>
      )}
    </ReadState>
  );
}

function Apply() {
  const t = useText();
  return (
    <Card look="tinted">
      <div className="zj-stack">
        <p>{t('aid.member.apply-text')}</p>
        <LinkButton variant="primary" isWide href="/flows/new/aid.application">{t('aid.member.apply')}</LinkButton>
      </div>
    </Card>
  );
}

function Running({ running }: Pick<MyAid, 'running'>) {
  const t = useText();
  return (
    <Card look="flush">
      <RowList>
        {running.map(({ caseId, askedAt }) => (
          <ListRow key={caseId} title={t('aid.member.running')} detail={t('aid.member.running-text', { when: whenText(t, askedAt) })} href={`/flows/cases/${caseId}`} />
        ))}
      </RowList>
    </Card>
  );
}
