import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { privacyApi, type HoldingRows, type ListedHolding } from './privacy-api.ts';
import { ProveForm } from './prove-form.tsx';
import { useProven } from './use-proven.ts';

/** One kind of what is kept: why, for how long, and what it says once somebody unfolds it. */
export function HoldingCard({ holding }: { readonly holding: ListedHolding }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={holding.title}>
      <dl className="held-lines">
        <div><dt>{t('privacy.member.why')}</dt><dd>{holding.why}</dd></div>
        <div><dt>{t('privacy.member.kept')}</dt><dd>{holding.kept}</dd></div>
      </dl>
      <details className="held-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('privacy.member.count', { count: holding.count })}<span className="zj-unseen">{t('privacy.member.show-of', { title: holding.title })}</span></summary>
        {isOpen && <HoldingEntries holding={holding} />}
      </details>
    </Card>
  );
}

function HoldingEntries({ holding }: { readonly holding: ListedHolding }) {
  const t = useText();
  const { client } = useConnection();
  const asked = { holdingKey: holding.holdingKey, language: t.language };
  const read = useRead(privacyApi.readHolding, asked);
  const full = useProven(() => client.call(privacyApi.revealHolding, asked));
  return (
    <div className="zj-stack">
      {full.value === undefined ? <ReadState read={read} skeleton={<Skeleton rows={1} />}>{({ rows }) => <Entries rows={rows} />}</ReadState> : <Entries rows={full.value.rows} />}
      {read.answer !== undefined && read.answer.rows.length < holding.count && <p className="zj-soft zj-small">{t('privacy.member.more', { shown: read.answer.rows.length })}</p>}
      <FailureBanner failure={full.failure} onRetry={full.run} />
      {full.isProving && <ProveForm onProven={() => void full.run()} onCancel={full.cancel} />}
      {holding.hasMasks && full.value === undefined && !full.isProving && (
        <Button isWide isBusy={full.isBusy} onClick={() => void full.run()}>
          {t('privacy.member.show')}<span className="zj-unseen">{t('privacy.member.show-of', { title: holding.title })}</span>
        </Button>
      )}
    </div>
  );
}

function Entries({ rows }: { readonly rows: HoldingRows }) {
  return (
    <ul className="held-entries">
      {rows.map((row, place) => (
        <li key={place}><dl className="held-lines">{row.map((fact, at) => <div key={at}><dt>{fact.name}</dt><dd>{fact.value}</dd></div>)}</dl></li>
      ))}
    </ul>
  );
}
