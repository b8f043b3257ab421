import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { consentsApi, wordsIn, type OwnConsent } from './consents-api.ts';
import { ConsentsText } from './member-texts.tsx';
import './consents.css';

/** 我的同意: what I agreed to, in which words, what taking it back does, and the press that does it. */
export function ConsentsPage(_props: MemberPageProps) {
  return <ConsentsText><Consents /></ConsentsText>;
}

function Consents() {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('consents.member.title')} back="/me">
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton />}
      {me === null && <SignInInvite title={t('consents.member.signed-out')} text={t('consents.member.signed-out-text')} next="/my-consents" />}
      {me !== undefined && me !== null && <OwnConsents />}
    </Screen>
  );
}

function OwnConsents() {
  const t = useText();
  const read = useRead(consentsApi.listOwn, {});
  return (
    <ReadState read={read}>
      {({ consents }) => {
        if (consents.length === 0) return <EmptyState title={t('consents.member.none')} text={t('consents.member.none-text')} />;
        const newest = consents.filter((one) => consents.find(({ textKey, purpose }) => textKey === one.textKey && purpose === one.purpose) === one);
        const earlier = consents.filter((one) => !newest.includes(one));
        return (
          <>
            <p className="zj-soft">{t('consents.member.lead')}</p>
            {newest.map((one) => <ConsentCard key={one.consentId} consent={one} />)}
            {earlier.length > 0 && <Earlier consents={earlier} />}
          </>
        );
      }}
    </ReadState>
  );
}

const TONES: Readonly<Record<OwnConsent['state'], Tone>> = { given: 'ok', outdated: 'info', withdrawn: 'idle', replaced: 'idle' };

function versionPath({ textKey, publisherId, version }: Pick<OwnConsent, 'textKey' | 'publisherId' | 'version'>): string {
  return `/my-consents/text/${textKey}/${publisherId ?? 'product'}/${version}`;
}

function ConsentCard({ consent }: { readonly consent: OwnConsent }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(consentsApi.withdraw);
  const { textKey, purpose, state } = consent;
  const words = wordsIn(consent.content, t.language);
  const withdraw = () => run({ textKey, purpose });
  const stands = state === 'given' || state === 'outdated';
  return (
    <Card>
      <div className="zj-stack">
        <div className="consents-head"><h2>{t(`consents.purpose.${purpose}`)}</h2><StatusBadge tone={TONES[state]} label={t(`consents.state.${state}`)} /></div>
        <p>{words[`agree.${purpose}`]}</p>
        <p className="zj-soft zj-small">{whereAndWhen(t, consent)}</p>
        {stands && <p className="zj-small">{t('consents.member.after', { words: words[`withdrawal.${purpose}`] ?? '' })}</p>}
        <FailureBanner failure={failure} onRetry={withdraw} />
        <LinkButton href={versionPath(consent)} isWide>{t('consents.member.read')}</LinkButton>
        {stands && <Button isWide isBusy={isBusy} aria-label={t('consents.member.withdraw-of', { purpose: t(`consents.purpose.${purpose}`) })} onClick={() => void withdraw()}>{t('consents.member.withdraw')}</Button>}
        {state !== 'given' && <LinkButton variant="quiet" isWide href={`/my-consents/agree/${textKey}`}>{t('consents.member.again')}</LinkButton>}
      </div>
    </Card>
  );
}

function Earlier({ consents }: { readonly consents: readonly OwnConsent[] }) {
  const t = useText();
  return (
    <Card title={t('consents.member.earlier')} look="flush">
      <RowList label={t('consents.member.earlier')}>
        {consents.map((one) => (
          <ListRow
            key={one.consentId} title={t(`consents.purpose.${one.purpose}`)} detail={whereAndWhen(t, one)} href={versionPath(one)}
            trailing={<StatusBadge tone={TONES[one.state]} label={t(`consents.state.${one.state}`)} />}
          />
        ))}
      </RowList>
    </Card>
  );
}

function whereAndWhen(t: ReturnType<typeof useText>, { unionName, way, givenAt, withdrawnAt, hasGuardian }: OwnConsent): string {
  return [
    t(`consents.member.way.${way}`, { day: t.format.date(givenAt, 'day') }),
    ...(unionName === null ? [] : [t('consents.member.to', { union: unionName })]),
    ...(hasGuardian ? [t('consents.member.by-guardian')] : []),
    ...(withdrawnAt === null ? [] : [t('consents.member.withdrawn-on', { day: t.format.date(withdrawnAt, 'day') })]),
  ].join(t('consents.member.and'));
}
