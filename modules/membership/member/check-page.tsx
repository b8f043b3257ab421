import { useEffect } from 'react';
import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { isRefusal } from '#platform/ui/api/failure.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { keepCardKeys } from './card-keys.ts';
import { membershipApi, type CheckedCard } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import './membership.css';
import { OfflineCheck } from './offline-check.tsx';
import { cardTone } from '../rules/tones.ts';

/** What another phone sees that scans a card: whether it holds, and enough to compare with who holds it. */
export function CheckPage(_props: MemberPageProps) {
  const { token = '' } = useParams();
  return <MembershipText><Check key={token} token={token} /></MembershipText>;
}

function Check({ token }: { readonly token: string }) {
  const t = useText();
  const read = useRead(membershipApi.checkCard, { token });
  const { client } = useConnection();
  useEffect(() => { void keepCardKeys(client); }, [client]);
  const isUnasked = read.answer === undefined && read.failure !== undefined && !isRefusal(read.failure);
  return (
    <Screen title={t('membership.member.check')} back="/">
      {isUnasked ? <OfflineCheck token={token} onAgain={read.refresh} /> : <ReadState read={read}>{(card) => <Verdict card={card} onAgain={read.refresh} />}</ReadState>}
    </Screen>
  );
}

function Verdict({ card, onAgain }: { readonly card: CheckedCard; readonly onAgain: () => void }) {
  const t = useText();
  const isKnown = card.maskedName !== '';
  return (
    <>
      <section className="membership-verdict" data-tone={cardTone(card.state)} role="status">
        <p className="membership-verdict-word">{t(`membership.member.check.${card.state}`)}</p>
        {isKnown && <p className="membership-verdict-word">{card.maskedName}</p>}
        {card.unionName !== '' && <p>{card.unionName}</p>}
        {isKnown && <p>{t('membership.member.check.number', { end: card.numberEnd })}</p>}
        <p>{t(`membership.member.check.${card.state}-text`)}</p>
      </section>
      <p className="zj-soft zj-small">{t('membership.member.check.as-of', { when: whenText(t, card.asOf) })}</p>
      <Button isWide onClick={onAgain}>{t('membership.member.check.again')}</Button>
    </>
  );
}
