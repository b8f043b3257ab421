import { signInPath } from '#platform/accounts/member/next-place.ts';
import { useOutbox, useSending } from '#platform/ui/kept/outbox-provider.tsx';
import type { Parcel } from '#platform/ui/kept/parcel.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { OUTBOX_PATH } from '#platform/ui/phone/outbox-badge.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DiscardButton } from './discard-button.tsx';
import './outgoing-card.css';
import { mayHaveArrived, parcelPlace, parcelSentence, parcelStatus, parcelText, parcelTitle, photoWords } from './outgoing-words.ts';
import { isSentAppeal } from './show-receipt.ts';
import { useOutgoing } from './use-outgoing.ts';

export type OutgoingCardProps = {
  readonly parcel: Parcel;
  /** Written by somebody else who uses this phone: that there is something is said, what it is not. */
  readonly isForeign: boolean;
};

export function OutgoingCard({ parcel, isForeign }: OutgoingCardProps) {
  const t = useText();
  const isSending = useSending(useOutbox()) === parcel.id;
  const status = <StatusBadge {...parcelStatus(t, parcel, isSending)} />;
  if (isForeign) {
    return (
      <Card title={t('appeals.member.outgoing.foreign')} action={status}>
        <div className="zj-stack">
          <p>{t('appeals.member.outgoing.foreign-text')}</p>
          <LinkButton isWide href={signInPath(OUTBOX_PATH)}>{t('appeals.member.sign-in')}</LinkButton>
        </div>
      </Card>
    );
  }
  const text = parcelText(parcel);
  const photos = photoWords(t, parcel);
  return (
    <Card title={parcelTitle(t, parcel)} action={status}>
      <div className="zj-stack">
        <p role="status">{parcelSentence(t, parcel, isSending)}</p>
        {text !== '' && <p className="outgoing-text zj-soft">{text}</p>}
        {photos !== undefined && parcel.stage !== 'draft' && <p className="zj-soft zj-small">{photos}</p>}
        <ParcelActions parcel={parcel} isSending={isSending} />
      </div>
    </Card>
  );
}

type ParcelActionsProps = { readonly parcel: Parcel; readonly isSending: boolean };

/** The helpful one first. They stay while it is being sent: a button that vanished would take the focus with it. */
function ParcelActions({ parcel, isSending }: ParcelActionsProps) {
  const t = useText();
  const { edit, sendNow, discard, openReceipt } = useOutgoing(parcel);
  const { stage, kind, failure, content } = parcel;
  const isAppeal = kind === 'appeal';
  if (stage === 'sent' && isSentAppeal(content) && content.receipt !== null) {
    return <Button variant="primary" isWide onClick={() => void openReceipt()}>{t('appeals.member.outgoing.see-receipt')}</Button>;
  }
  if (stage === 'sent' || stage === 'dropped') return <Button isWide onClick={() => void discard()}>{t('appeals.member.outgoing.seen')}</Button>;
  const isOtherPerson = failure?.code === 'appeals.member.outgoing.other-person';
  return (
    <>
      {stage === 'waiting' && (
        <Button variant="primary" isWide isBusy={isSending} onClick={() => void sendNow()}>{t('appeals.member.outgoing.now')}</Button>
      )}
      {stage === 'held' && (
        <LinkButton variant="primary" isWide href={isOtherPerson ? signInPath(OUTBOX_PATH) : '/receipt'}>
          {t(isOtherPerson ? 'appeals.member.sign-in' : 'appeals.member.code.look-up')}
        </LinkButton>
      )}
      {stage === 'draft' && <LinkButton variant="primary" isWide href={parcelPlace(parcel)}>{t('appeals.member.outgoing.go-on')}</LinkButton>}
      {isAppeal && (stage === 'waiting' || stage === 'refused') && (
        <Button variant={stage === 'refused' ? 'primary' : 'secondary'} isWide onClick={() => void edit()}>{t('appeals.member.outgoing.edit')}</Button>
      )}
      {!isAppeal && stage === 'refused' && <LinkButton variant="primary" isWide href={parcelPlace(parcel)}>{t('appeals.member.outgoing.to-case')}</LinkButton>}
      <DiscardButton
        label={t('appeals.member.outgoing.discard')} isUnsure={isSending || mayHaveArrived(parcel)} onDiscard={discard}
      />
    </>
  );
}
