import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LimitForm } from './limit-form.tsx';
import { signupApi, type Limit } from './signup-api.ts';
import './entry-list.css';

/** 参加次数: how often one person may take part in what names a limit; those of the unions above hold here, too. */
export function LimitsPage() {
  const t = useText();
  const { unionId, may } = useActingOffice();
  const read = useRead(signupApi.listLimits, { unionId });
  const [changing, setChanging] = useState<Limit>();
  const [isSaved, setSaved] = useState(false);
  const begin = (limit: Limit): void => {
    setSaved(false);
    setChanging(limit);
  };
  const end = (): void => {
    setSaved(true);
    setChanging(undefined);
  };
  const mayManage = may('signup.limit.manage');
  return (
    <>
      <PageHeader title={t('signup.office.limits.title')} lead={t('signup.office.limits.lead')} />
      <p role="status" className={isSaved ? undefined : 'zj-unseen'}>{isSaved && t('signup.office.limits.saved')}</p>
      <div className="zj-columns">
        <DataState
          read={read} isEmpty={({ limits }) => limits.length === 0} empty={{ title: t('signup.office.limits.none'), text: t('signup.office.limits.none-text') }}
        >
          {({ limits }) => <Limits limits={limits} onChange={mayManage ? begin : undefined} />}
        </DataState>
        {mayManage && (
          <Card title={t(changing === undefined ? 'signup.office.limits.new' : 'signup.office.limits.change')}>
            <LimitForm key={`${unionId} ${changing?.limitId ?? ''} ${isSaved ? 1 : 0}`} unionId={unionId} former={changing} onSaved={end} onCancel={() => setChanging(undefined)} />
          </Card>
        )}
      </div>
    </>
  );
}

function Limits({ limits, onChange }: { readonly limits: readonly Limit[]; readonly onChange: ((limit: Limit) => void) | undefined }) {
  const t = useText();
  return (
    <Card look="flush">
      <ul className="signup-limits" aria-label={t('signup.office.limits.title')}>
        {limits.map((limit) => (
          <li key={limit.limitId}>
            <div>
              <p>{t('signup.office.limits.line', { name: limit.name, period: t(`signup.office.period.${limit.period}`), most: limit.most })}</p>
              <p className="zj-soft zj-small">{limit.isOwn ? t('signup.office.limits.own') : t('signup.office.limits.above', { union: limit.unionName })}</p>
            </div>
            {limit.isOwn && onChange !== undefined && (
              <Button variant="quiet" aria-label={t('signup.office.limits.change-one', { name: limit.name })} onClick={() => onChange(limit)}>{t('signup.office.limits.change-short')}</Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
