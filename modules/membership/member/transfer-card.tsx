import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { Timeline, type TimelineStep } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { OwnTransfer } from './membership-api.ts';
import { transferTone } from '../rules/tones.ts';

/** Both ends of a transfer, and the day on which it completes by itself. */
export function TransferCard({ transfer }: { readonly transfer: OwnTransfer }) {
  const t = useText();
  const isOpen = transfer.status === 'open';
  const end = (side: 'out' | 'in', by: string): TimelineStep => {
    const isDone = transfer.confirmed.includes(side);
    const objected = transfer.objectedBy === side;
    const word = objected ? 'objected' : isDone ? 'done' : 'open';
    return { id: side, title: t(`membership.member.transfer.${side}-${word}`), by, tone: objected ? 'danger' : isDone ? 'ok' : 'idle', isAhead: !isDone && !objected };
  };
  return (
    <Card title={t('membership.member.transfer')} action={<StatusBadge tone={transferTone(transfer.status)} label={t(`membership.transfer.status.${transfer.status}`)} />}>
      <div className="zj-stack">
        <Timeline
          label={t('membership.member.transfer')}
          steps={[
            { id: 'asked', title: t('membership.member.transfer.asked'), when: whenText(t, transfer.askedAt), tone: 'ok' },
            end('out', transfer.fromName), end('in', transfer.toName),
          ]}
        />
        {isOpen && <p className="zj-soft">{t('membership.member.transfer.due', { day: t.format.date(transfer.dueOn, 'day') })}</p>}
        {transfer.reason !== null && <p>{t('membership.member.reason', { reason: transfer.reason })}</p>}
        <LinkButton variant="quiet" isWide href={`/flows/cases/${transfer.transferId}`}>{t('membership.member.course')}</LinkButton>
      </div>
    </Card>
  );
}
