import { useId } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { useCompare } from './use-compare.ts';

export function ComparePanel() {
  const t = useText();
  const id = useId();
  const { compared, failure, isBusy, take } = useCompare();
  return (
    <section className="zj-panel zj-stack" aria-labelledby={`${id}t`}>
      <h2 id={`${id}t`} className="audit-heading">{t('audit.office.compare')}</h2>
      <p className="zj-hint" id={`${id}h`}>{t('audit.office.compare-hint')}</p>
      <label className="audit-file">
        <input
          type="file" className="zj-unseen" accept=".txt,text/plain" aria-labelledby={`${id}t`} aria-describedby={`${id}h`}
          onChange={(event) => void take(event)}
        />
        <span className="zj-button" data-variant="secondary">{t('audit.office.choose')}</span>
      </label>
      <p role="status">{isBusy && t('ui/busy')}</p>
      {compared !== undefined && (
        <Banner tone={compared.kind === 'same' ? 'ok' : 'danger'} title={t(`audit.office.compared.${compared.kind}`)} isAnnounced>
          {t(`audit.office.compared.${compared.kind}-more`, {
            size: compared.size ?? 0, then: compared.sizeThen ?? 0, source: compared.restored?.source ?? '', kept: compared.restored?.keptSize ?? 0,
            at: compared.restored === null ? '' : whenText(t, compared.restored.at),
          })}
        </Banner>
      )}
      <FailureBanner failure={failure} />
    </section>
  );
}
