import { useState } from 'react';
import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { auditApi, type TreeView } from './audit-api.ts';
import { ComparePanel } from './compare-panel.tsx';
import { saveNote } from './save-note.ts';
import './audit-page.css';

/** Whether the platform's history is still the one that was written: the tree, its signed heads, and who had it verified. */
export function AuditPage() {
  const t = useText();
  const mayVerify = useActingOffice().may('audit.tree.verify');
  const read = useRead(auditApi.readTree, {});
  return (
    <>
      <PageHeader title={t('audit.office.title')} lead={t('audit.office.lead')} />
      <DataState read={read}>
        {(view) => (
          <div className="zj-stack" data-gap="wide">
            <Figures view={view} />
            <div className="audit-columns">
              <Verifications view={view} mayVerify={mayVerify} />
              <ComparePanel />
            </div>
            <Checkpoints view={view} />
            <p><Link href="/retention">{t('audit.office.retention')}</Link></p>
          </div>
        )}
      </DataState>
    </>
  );
}

function Figures({ view }: { readonly view: TreeView }) {
  const t = useText();
  const [signed] = view.checkpoints;
  const [verified] = view.verifications;
  return (
    <div className="audit-figures">
      <FigureCard label={t('audit.office.size')} value={t('audit.office.entries', { count: view.size })} basis={t('audit.office.waiting', { count: view.waiting })} />
      <FigureCard
        label={t('audit.office.signed')} value={signed === undefined ? '–' : whenText(t, signed.madeAt)}
        basis={signed === undefined ? t('audit.office.never') : t('audit.office.up-to', { count: signed.size })}
      />
      <FigureCard
        label={t('audit.office.verified')} value={verified === undefined ? '–' : whenText(t, verified.madeAt)}
        basis={t(verified === undefined ? 'audit.office.never' : `audit.office.outcome.${verified.outcome}`)}
      />
    </div>
  );
}

function Verifications({ view, mayVerify }: { readonly view: TreeView; readonly mayVerify: boolean }) {
  const t = useText();
  const [isAsked, setAsked] = useState(false);
  const command = useCommand(auditApi.verifyTree);
  const verify = async (): Promise<void> => setAsked((await command.run({})).ok);
  return (
    <section className="zj-panel zj-stack" aria-labelledby="audit-verifications">
      <h2 id="audit-verifications" className="audit-heading">{t('audit.office.verifications')}</h2>
      {mayVerify && (
        <div className="audit-acts">
          <Button variant="primary" isBusy={command.isBusy} onClick={() => void verify()}>{t('audit.office.verify')}</Button>
        </div>
      )}
      {isAsked && <Banner tone="info" title={t('audit.office.asked')} isAnnounced>{t('audit.office.asked-more')}</Banner>}
      <FailureBanner failure={command.failure} onRetry={verify} />
      <ul className="audit-list">
        {view.verifications.map((one) => (
          <li key={one.verificationId}>
            <StatusBadge tone={one.outcome === 'sound' ? 'ok' : 'danger'} label={t(`audit.office.outcome.${one.outcome}`)} />
            <span>{whenText(t, one.madeAt)}</span>
            <span>{one.personName ?? t(`audit.office.by.${one.askedBy}`)}</span>
            <span className="zj-hint">{t(one.position === null ? 'audit.office.entries' : 'audit.office.at', { count: one.size, position: one.position ?? 0 })}</span>
          </li>
        ))}
        {view.verifications.length === 0 && <li className="zj-hint">{t('audit.office.never')}</li>}
      </ul>
    </section>
  );
}

function Checkpoints({ view }: { readonly view: TreeView }) {
  const t = useText();
  return (
    <section className="zj-panel zj-stack" aria-labelledby="audit-checkpoints">
      <h2 id="audit-checkpoints" className="audit-heading">{t('audit.office.checkpoints')}</h2>
      <p className="zj-hint">{t('audit.office.checkpoints-hint')}</p>
      <ul className="audit-list">
        {view.checkpoints.map((one) => (
          <li key={one.size}>
            <span>{whenText(t, one.madeAt)}</span>
            <span>{t('audit.office.entries', { count: one.size })}</span>
            <code className="audit-root">{one.root}</code>
            <Button onClick={() => saveNote(one.note, `${view.origin}-${one.size}.txt`)}>
              {t('audit.office.download')}<span className="zj-unseen">{t('audit.office.entries', { count: one.size })}</span>
            </Button>
          </li>
        ))}
        {view.checkpoints.length === 0 && <li className="zj-hint">{t('audit.office.never')}</li>}
      </ul>
      <CopyField label={t('audit.office.key')} hint={t('audit.office.key-hint')} value={view.verifierKey} groupsOf={200} />
    </section>
  );
}
