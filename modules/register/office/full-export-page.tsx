import { useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FullExportForm } from './full-export-form.tsx';
import { FullExportRequests } from './full-export-requests.tsx';
import './members.css';

/** 完整导出: ask, a second person approves, download once. The three steps stand on one page. */
export function FullExportPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const words = (new URLSearchParams(useSearch()).get('words') ?? '').slice(0, 40);
  return (
    <>
      <PageHeader
        title={t('register.office.full.title')} lead={t('register.office.full.lead', { union: unionName })}
        crumbs={[{ label: t('register.office.members.title'), href: '/members' }]}
      />
      <ol className="full-steps">
        {(['ask', 'approve', 'download'] as const).map((step) => (
          <li key={step}><strong>{t(`register.office.full.step.${step}`)}</strong><span className="zj-soft">{t(`register.office.full.step.${step}-text`)}</span></li>
        ))}
      </ol>
      <div className="zj-columns">
        <Card title={t('register.office.full.step.ask')}><FullExportForm key={`${unionId} ${words}`} unionId={unionId} words={words} /></Card>
        <Card title={t('register.office.full.mine')}><FullExportRequests unionId={unionId} /></Card>
      </div>
    </>
  );
}
