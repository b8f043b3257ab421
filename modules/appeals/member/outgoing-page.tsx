import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useOutbox, useParcels } from '#platform/ui/kept/outbox-provider.tsx';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealsKept } from './member-texts.tsx';
import { OutgoingCard } from './outgoing-card.tsx';

/** Everything that this phone keeps to be sent, what became of it, and what is still being written. */
export function OutgoingPage({ tabs }: MemberPageProps) {
  return <AppealsKept><Outgoing tabs={tabs} /></AppealsKept>;
}

/** What asks for the person comes first. */
const ORDER: readonly Parcel['stage'][] = ['refused', 'held', 'dropped', 'sent', 'waiting', 'draft'];

function Outgoing({ tabs }: MemberPageProps) {
  const t = useText();
  const outbox = useOutbox();
  const parcels = useParcels(outbox);
  const { me } = useMe();
  const person = me?.personId ?? null;
  const shown = ORDER.flatMap((stage) => parcels.filter((one) => one.stage === stage));
  return (
    <Screen title={t('appeals.member.outgoing')} back="/" tabs={tabs}>
      {shown.length === 0
        ? (
          <EmptyState
            title={t('appeals.member.outgoing.none')} text={t('appeals.member.outgoing.none-text')}
            action={<LinkButton variant="primary" href="/scan">{t('appeals.member.scan')}</LinkButton>}
          />
        )
        : <Banner tone="info" title={t(`appeals.member.outgoing.kept-${outbox.vault.kind}`)} />}
      {shown.map((parcel) => (
        <OutgoingCard key={parcel.id} parcel={parcel} isForeign={parcel.owner !== null && parcel.owner !== person} />
      ))}
    </Screen>
  );
}
