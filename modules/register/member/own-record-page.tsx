import { useState } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { ShieldIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CorrectionCard } from './correction-card.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { RegisterText } from './member-texts.tsx';
import { ownRecordApi, type OwnRecord } from './register-api.ts';
import './own-record.css';

/** What the union keeps about whoever is signed in, in full, and the way to put it right. */
export function OwnRecordPage({ tabs }: MemberPageProps) {
  return <RegisterText><OwnRecordScreen tabs={tabs} /></RegisterText>;
}

function OwnRecordScreen({ tabs }: MemberPageProps) {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('register.member.title')} tabs={tabs}>
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton />}
      {me === null && <SignInInvite title={t('register.member.signed-out')} text={t('register.member.signed-out-text')} next="/my-record" />}
      {me !== undefined && me !== null && <OwnRecordView />}
    </Screen>
  );
}

function OwnRecordView() {
  const t = useText();
  const read = useRead(ownRecordApi.readOwnRecord, {});
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <ReadState read={read}>
      {(record) => (isCorrecting
        ? <CorrectionForm record={record} onDone={() => setCorrecting(false)} />
        : (
          <>
            {record.correction !== null && <CorrectionCard correction={record.correction} />}
            <p className="zj-soft">{t('register.member.lead')}</p>
            <RecordCards record={record} />
            <Card look="flush">
              <RowList label={t('register.member.consents')}>
                <ListRow icon={<ShieldIcon />} title={t('register.member.consents')} detail={t('register.member.consents-text')} href="/my-consents" />
              </RowList>
            </Card>
            {record.correction?.state !== 'open' && <Button variant="primary" isWide onClick={() => setCorrecting(true)}>{t('register.member.correct')}</Button>}
          </>
        ))}
    </ReadState>
  );
}

type Fact = readonly [string, string | undefined];

function RecordCards({ record }: { readonly record: OwnRecord }) {
  const t = useText();
  const { details, personal } = record;
  const word = (field: string, value: string | undefined): Fact => [field, value === undefined ? undefined : t(`register.${field}.${value}`)];
  const membership: Fact[] = [
    ['union', record.unionName ?? t('register.member.no-union')], ['state', record.standing === null ? undefined : t(`register.state.${record.standing}`)], ['since', record.beganOn ?? undefined],
  ];
  return (
    <>
      <FactsCard title={t('register.member.membership')} facts={membership.map(([name, value]): Fact => [t(`register.member.${name}`), value])} />
      <FactsCard
        title={t('register.member.basic')} isNamed
        facts={[
          ['name', record.name], ['phone', record.phone], word('idType', record.idType ?? undefined), ['idNumber', record.idNumber], ['bornOn', personal.bornOn],
          word('sex', details.sex), word('education', details.education), ['politicalStatus', personal.politicalStatus], ['residence', personal.residence],
          ['modelWorker', record.modelWorker], ['isInHardship', record.isInHardship === null ? undefined : t(record.isInHardship ? 'register.yes' : 'register.no')],
        ]}
      />
      <FactsCard
        title={t('register.member.work')} isNamed
        facts={[['workUnit', details.workUnit], ['department', details.department], ['post', details.post], word('newForm', details.newForm), ['joinedOn', details.joinedOn], ['memberNumber', details.memberNumber]]}
      />
    </>
  );
}

/** Only what is there; `isNamed`: the facts are named by the columns of the register. */
function FactsCard({ title, facts, isNamed = false }: { readonly title: string; readonly facts: readonly Fact[]; readonly isNamed?: boolean }) {
  const t = useText();
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return (
    <Card title={title}>
      {known.length === 0
        ? <p className="zj-soft">{t('register.member.none')}</p>
        : <dl className="own-facts">{known.map(([name, value]) => <div key={name}><dt>{isNamed ? t(`register.column.${name}`) : name}</dt><dd>{value}</dd></div>)}</dl>}
    </Card>
  );
}
