import { Link, useParams } from 'wouter';
import { readYuan } from '#platform/forms/amount.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { mayReview, reviewFrom } from '../rules/review-due.ts';
import { aidApi, type Dossier } from './aid-api.ts';
import './aid.css';

/** One file with what was found, what was paid, and its reviews. Opening it is written to the access log. */
export function DossierPage() {
  const t = useText();
  const { dossierId } = useParams<{ dossierId: string }>();
  const read = useRead(aidApi.readDossier, { dossierId });
  const { answer } = read;
  const title = answer === undefined ? t('aid.office.dossier') : answer.name === '' ? answer.number : answer.name;
  return (
    <>
      <PageHeader
        title={title} crumbs={[{ label: t('aid.menu'), href: '/aid' }]}
        badge={answer !== undefined && <StatusBadge tone={answer.isDue ? 'warn' : answer.state === 'active' ? 'ok' : 'idle'} label={answer.isDue ? t('aid.office.due') : t(`aid.state.${answer.state}`)} />}
      />
      <DataState read={read}>{(dossier) => <DossierView key={dossier.dossierId} dossier={dossier} />}</DataState>
    </>
  );
}

function DossierView({ dossier }: { readonly dossier: Dossier }) {
  const t = useText();
  return (
    <>
      {dossier.facts === null && <Banner tone="info" title={t('aid.office.forgotten')} />}
      <div className="zj-columns">
        <div className="zj-stack">
          <Found dossier={dossier} />
          <Reviews dossier={dossier} />
        </div>
        <Payments dossier={dossier} />
      </div>
    </>
  );
}

function Found({ dossier }: { readonly dossier: Dossier }) {
  const t = useText();
  const { facts } = dossier;
  const day = (date: string | null) => (date === null ? undefined : t.format.date(date, 'day'));
  const perHead = facts === null || facts.netPerHead === null ? undefined : t('aid.office.per-head-of', { amount: readYuan(facts.netPerHead), share: facts.lineShare ?? '—' });
  const rows = [
    [t('aid.office.number'), dossier.number], [t('aid.office.level'), t(`aid.level.${dossier.level}`)], [t('aid.office.aid-form'), t(`aid.form-of.${dossier.aidForm}`)],
    [t('aid.office.union'), dossier.unionName], [t('aid.office.opened-on'), day(dossier.openedOn)], [t('aid.office.review-due'), day(dossier.reviewDueOn)],
    [t('aid.office.left-on'), day(dossier.leftOn)], [t('aid.office.employer'), facts?.employer],
    [t('aid.office.household'), facts === null ? undefined : t('aid.office.people', { count: facts.householdSize })], [t('aid.office.per-head'), perHead],
    [t('aid.office.causes'), facts?.causes.map((cause) => t(`aid.cause.${cause}`)).join(' · ')],
  ] as const;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="aid-found">
      <h2 id="aid-found">{t('aid.office.facts')}</h2>
      <dl className="aid-details">
        {rows.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <p><Link href={`/flows/cases/${dossier.caseId}?as=union`}>{t('aid.office.case')}</Link></p>
    </section>
  );
}

function Payments({ dossier: { payments, paid } }: { readonly dossier: Dossier }) {
  const t = useText();
  return (
    <section className="zj-panel zj-stack" aria-labelledby="aid-payments">
      <h2 id="aid-payments">{t('aid.office.payments')}</h2>
      {payments.length === 0 && <p className="zj-soft">{t('aid.office.no-payments')}</p>}
      <RowList>
        {payments.map((one) => (
          <ListRow
            key={one.paymentId} title={t('aid.office.payment', { amount: readYuan(one.amount), way: t(`aid.way.${one.way}`) })} detail={t.format.date(one.paidOn, 'day')}
            href={`/flows/cases/${one.caseId}?as=union`}
          />
        ))}
      </RowList>
      {payments.length > 1 && <p className="zj-soft">{t('aid.office.paid-sum', { amount: readYuan(paid) })}</p>}
    </section>
  );
}

function Reviews({ dossier: { reviews, number, reviewDueOn } }: { readonly dossier: Dossier }) {
  const t = useText();
  const isOpen = mayReview(reviewDueOn, dateInChina(systemClock.now()));
  return (
    <section className="zj-panel zj-stack" aria-labelledby="aid-reviews">
      <h2 id="aid-reviews">{t('aid.office.reviews')}</h2>
      {reviews.length === 0 && <p className="zj-soft">{t('aid.office.no-reviews')}</p>}
      <ul className="aid-words">
        {reviews.map((one) => (
          <li key={one.reviewId} className="zj-stack">
            <div><StatusBadge tone={one.isEntitled ? 'ok' : 'idle'} label={t(one.isEntitled ? 'aid.office.review-kept' : 'aid.office.review-left')} /></div>
            {one.finding !== '' && <p>{one.finding}</p>}
            <p className="zj-soft zj-small">{t.format.date(one.reviewedOn, 'day')} · {t(`aid.level.${one.level}`)}</p>
          </li>
        ))}
      </ul>
      {reviewDueOn !== null && !isOpen && <p className="zj-soft zj-small">{t('aid.office.review-from', { day: t.format.date(reviewFrom(reviewDueOn), 'day') })}</p>}
      {isOpen && (
        <div className="zj-stack">
          <div><LinkButton href="/flows/new/aid.review">{t('aid.office.begin-review')}</LinkButton></div>
          <p className="zj-soft zj-small">{t('aid.office.begin-review-hint', { number })}</p>
        </div>
      )}
    </section>
  );
}
