import { OwnRecordCard } from '#modules/register/public-ui.tsx';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { BuildingIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { JoinCard } from './join-card.tsx';
import { membershipApi, type Home, type Mine } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import { RestOrLeave } from './rest-or-leave.tsx';
import { SignedIn } from './signed-in.tsx';
import { TransferCard } from './transfer-card.tsx';
import { foundingTone } from '../rules/tones.ts';

/** 建会入会: what stands, what is under way, and the three ways to begin. */
export function UnionPage({ tabs }: MemberPageProps) {
  return <MembershipText><Union tabs={tabs} /></MembershipText>;
}

function Union({ tabs }: MemberPageProps) {
  const t = useText();
  return <Screen title={t('membership.member.union')} back="/" tabs={tabs}><SignedIn next="/union">{() => <Known />}</SignedIn></Screen>;
}

function Known() {
  const read = useRead(membershipApi.readMine, {});
  return <ReadState read={read}>{(mine) => <Parts mine={mine} />}</ReadState>;
}

function Parts({ mine: { home, join, transfer, foundings } }: { readonly mine: Mine }) {
  const t = useText();
  const isMoving = transfer?.status === 'open';
  return (
    <>
      {home === null ? <Outside isAsking={join?.status === 'waiting' || join?.status === 'sent-back'} /> : <Member home={home} isMoving={isMoving} />}
      {transfer !== null && (isMoving || transfer.status === 'objected') && <TransferCard transfer={transfer} />}
      {join !== null && join.status !== 'withdrawn' && (home === null || join.status !== 'accepted') && <JoinCard join={join} />}
      <Card title={t('membership.member.found')} look="flush">
        <RowList label={t('membership.member.found')}>
          {foundings.map(({ foundingId, employer, status }) => (
            <ListRow
              key={foundingId} icon={<BuildingIcon />} title={employer} href={`/flows/cases/${foundingId}`}
              trailing={<StatusBadge tone={foundingTone(status)} label={t(`membership.founding.status.${status}`)} />}
            />
          ))}
          <ListRow icon={<BuildingIcon />} title={t('membership.member.found.begin')} detail={t('membership.member.found.begin-text')} href="/found" />
        </RowList>
      </Card>
      {home !== null && <OwnRecordCard />}
      {home !== null && !isMoving && <RestOrLeave home={home} />}
    </>
  );
}

function Outside({ isAsking }: { readonly isAsking: boolean }) {
  const t = useText();
  if (isAsking) return null;
  return (
    <Card look="tinted">
      <div className="zj-stack">
        <h2>{t('membership.member.no-union')}</h2>
        <p className="zj-soft">{t('membership.member.no-union-text')}</p>
        <LinkButton variant="primary" isWide href="/join">{t('membership.member.join')}</LinkButton>
      </div>
    </Card>
  );
}

function Member({ home, isMoving }: { readonly home: Home; readonly isMoving: boolean }) {
  const t = useText();
  return (
    <Card look="flush">
      <RowList label={t('membership.member.union')}>
        <ListRow
          icon={<BuildingIcon />} title={home.unionName} detail={t('membership.member.since', { day: t.format.date(home.beganOn, 'day') })}
          trailing={<StatusBadge tone={home.standing === 'valid' ? 'ok' : 'info'} label={t(`membership.standing.${home.standing}`)} />}
        />
        <ListRow icon={<PersonIcon />} title={t('membership.member.card')} detail={t('membership.member.card-text')} href="/card" />
        {!isMoving && <ListRow icon={<BuildingIcon />} title={t('membership.member.transfer')} detail={t('membership.member.transfer-text')} href="/transfer" />}
      </RowList>
    </Card>
  );
}
