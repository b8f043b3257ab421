import { Banner } from '#platform/ui/phone/banner.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { OwnEntry } from './example-service-api.ts';

export function EntryCard({ entry: { title, text, unionName, madeAt, answer, answeredAt } }: { readonly entry: OwnEntry }) {
  const t = useText();
  const badge = answer === null
    ? <StatusBadge tone="info" label={t('example-service.state.waiting')} />
    : <StatusBadge tone="ok" label={t('example-service.state.answered')} />;
  return (
    <Card title={title} action={badge}>
      <div className="zj-stack">
        <p>{text}</p>
        <p className="zj-soft zj-small">{t('example-service.member.sent-to', { union: unionName, when: whenText(t, madeAt) })}</p>
        {answer !== null && answeredAt !== null && (
          <Banner tone="ok" title={t('example-service.member.answer', { when: whenText(t, answeredAt) })}>{answer}</Banner>
        )}
      </div>
    </Card>
  );
}
