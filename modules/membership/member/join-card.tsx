import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { OwnJoin } from './membership-api.ts';
import { joinTone } from '../rules/tones.ts';

/** How far an application is and until when somebody answers. What can be done about it stands on its case's page. */
export function JoinCard({ join }: { readonly join: OwnJoin }) {
  const t = useText();
  const isBack = join.status === 'sent-back';
  return (
    <Card title={t('membership.member.join.title')} action={<StatusBadge tone={joinTone(join.status)} label={t(`membership.join.status.${join.status}`)} />}>
      <div className="zj-stack">
        <p><strong>{join.unionName}</strong></p>
        <p className="zj-soft">{t('membership.member.join.asked', { when: whenText(t, join.askedAt) })}</p>
        {join.status === 'waiting' && (
          <p>{t('membership.member.join.days', { holder: join.holderName, contact: t.format.date(join.contactOn, 'day'), due: t.format.date(join.dueOn, 'day') })}</p>
        )}
        {join.reason !== null && <p>{t('membership.member.reason', { reason: join.reason })}</p>}
        {join.status === 'refused' && <LinkButton variant="primary" isWide href="/join">{t('membership.member.join.again')}</LinkButton>}
        <LinkButton variant={isBack ? 'primary' : 'quiet'} isWide href={`/flows/cases/${join.joinId}`}>{t(isBack ? 'membership.member.join.correct' : 'membership.member.course')}</LinkButton>
      </div>
    </Card>
  );
}
