import { signInPath } from '#platform/accounts/member/next-place.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AddMessage } from './add-message.tsx';
import { appealsApi, type WorkerCase } from './appeals-api.ts';
import { CaseCourse } from './case-course.tsx';
import { CaseLadder } from './case-ladder.tsx';
import { CasePhotos } from './case-photos.tsx';
import { CaseRating } from './case-rating.tsx';
import { CaseStand } from './case-stand.tsx';
import { CaseWithdrawal } from './case-withdrawal.tsx';
import './case-view.css';
import { caseState, statusWords } from './case-words.ts';
import { RecipientCard } from './recipient-card.tsx';

export type CaseViewProps = {
  readonly appealId: string;
  readonly back: string;
  /** Only for cases opened by a receipt: its key has lapsed, or its holder is done. */
  readonly onLapsed?: () => void;
  readonly onLeave?: () => void;
};

export function CaseView({ appealId, back, onLapsed, onLeave }: CaseViewProps) {
  const t = useText();
  const read = useRead(appealsApi.readCase, { appealId });
  const { answer } = read;
  const isClosedDoor = read.failure?.code === 'http/not-signed-in' || read.failure?.code === 'http/not-found';
  const title = answer === undefined ? t('appeals.member.case') : t(`appeals.member.topic.${answer.topic}`);
  const badge = answer === undefined ? undefined : <StatusBadge {...statusWords(t, caseState(answer))} />;
  return (
    <Screen title={title} back={back} actions={badge}>
      {isClosedDoor
        ? <ClosedDoor failure={read.failure} appealId={appealId} onLapsed={onLapsed} />
        : <ReadState read={read}>{(one) => <CaseParts one={one} onLeave={onLeave} />}</ReadState>}
    </Screen>
  );
}

function CaseParts({ one, onLeave }: { readonly one: WorkerCase; readonly onLeave: (() => void) | undefined }) {
  const t = useText();
  const { appealId, can, steps } = one;
  const isAsked = one.status === 'waiting';
  // Keyed, so that they change places without beginning anew: "sent" must outlive the answer that ends the asking.
  const addition = can.add && <AddMessage key="addition" appealId={appealId} steps={steps} isAsked={isAsked} />;
  const course = <CaseCourse key="course" one={one} />;
  return (
    <>
      <CaseStand one={one} />
      {can.rate && <CaseRating appealId={appealId} steps={steps} />}
      {isAsked ? [addition, course] : [course, addition]}
      <CaseLadder rungs={one.rungs} />
      <section className="case-words" aria-label={t('appeals.member.case.words')}>
        <h2>{t('appeals.member.case.words')}</h2>
        <p className="case-text">{one.text}</p>
        <CasePhotos appealId={appealId} photos={one.photos} />
        <p className="zj-soft zj-small">{t(`appeals.member.case.${one.disclosure}`)}</p>
      </section>
      <RecipientCard {...one} contactName={one.contactName === '' ? null : one.contactName} />
      {can.withdraw && <CaseWithdrawal appealId={appealId} />}
      {onLeave !== undefined && <Button isWide onClick={onLeave}>{t('appeals.member.case.leave')}</Button>}
    </>
  );
}

type ClosedDoorProps = Pick<CaseViewProps, 'appealId' | 'onLapsed'> & { readonly failure: ApiFailure | undefined };

/** Not in reach, or no longer: said without saying which, with the two ways that may lead in. */
function ClosedDoor({ appealId, failure, onLapsed }: ClosedDoorProps) {
  const t = useText();
  if (onLapsed !== undefined) {
    return (
      <EmptyState
        title={t('appeals.member.case.lapsed')} text={t('appeals.member.case.lapsed-text')}
        action={<Button variant="primary" onClick={onLapsed}>{t('appeals.member.case.open-again')}</Button>}
      />
    );
  }
  const isSignedOut = failure?.code === 'http/not-signed-in';
  return (
    <EmptyState
      title={t(isSignedOut ? 'appeals.member.case.signed-out' : 'appeals.member.case.unknown')} text={t('appeals.member.case.unknown-text')}
      action={(
        <div className="zj-stack">
          {isSignedOut && <LinkButton variant="primary" isWide href={signInPath(`/appeals/${appealId}`)}>{t('appeals.member.sign-in')}</LinkButton>}
          <LinkButton isWide href="/receipt">{t('appeals.member.code.look-up')}</LinkButton>
        </div>
      )}
    />
  );
}
