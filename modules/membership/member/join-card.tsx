import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { membershipApi, type OwnJoin } from './membership-api.ts';
import { joinTone } from '../rules/tones.ts';

/** How far an application is, until when somebody answers, and what can be done about it. */
export function JoinCard({ join }: { readonly join: OwnJoin }) {
  const t = useText();
  const withdraw = useCommand(membershipApi.withdrawJoin);
  const take = () => withdraw.run({ joinId: join.joinId });
  const isOpen = join.status === 'waiting' || join.status === 'sent-back';
  return (
    <Card title={t('membership.member.join.title')} action={<StatusBadge tone={joinTone(join.status)} label={t(`membership.join.status.${join.status}`)} />}>
      <div className="zj-stack">
        <p><strong>{join.unionName}</strong></p>
        <p className="zj-soft">{t('membership.member.join.asked', { when: whenText(t, join.askedAt) })}</p>
        {join.status === 'waiting' && (
          <p>{t('membership.member.join.days', { holder: join.holderName, contact: t.format.date(join.contactOn, 'day'), due: t.format.date(join.dueOn, 'day') })}</p>
        )}
        {join.reason !== null && <p>{t('membership.member.reason', { reason: join.reason })}</p>}
        {join.status === 'sent-back' && <LinkButton variant="primary" isWide href="/join">{t('membership.member.join.correct')}</LinkButton>}
        {join.status === 'refused' && <LinkButton variant="primary" isWide href="/join">{t('membership.member.join.again')}</LinkButton>}
        <FailureBanner failure={withdraw.failure} onRetry={take} />
        {isOpen && <Button variant="quiet" isWide isBusy={withdraw.isBusy} onClick={() => void take()}>{t('membership.member.withdraw')}</Button>}
      </div>
    </Card>
  );
}
