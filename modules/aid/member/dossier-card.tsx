import { readYuan } from '#platform/forms/amount.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MyDossier } from './aid-api.ts';

/** One's own file: what was found, when somebody comes again, and what was paid. */
export function DossierCard({ dossier }: { readonly dossier: MyDossier }) {
  const t = useText();
  const { number, state, level, aidForm, unionName, openedOn, reviewDueOn, leftOn, payments, reviews, paid } = dossier;
  const day = (date: string) => t.format.date(date, 'day');
  return (
    <Card title={t('aid.member.file', { number })} action={<StatusBadge tone={state === 'active' ? 'ok' : 'idle'} label={t(`aid.state.${state}`)} />}>
      <div className="zj-stack">
        <p>{t(`aid.level.${level}`)} · {t(`aid.form-of.${aidForm}`)}</p>
        {reviewDueOn !== null && <p>{t('aid.member.review', { when: day(reviewDueOn) })}</p>}
        {leftOn !== null && <p>{t('aid.member.left', { when: day(leftOn) })}</p>}
        <h3>{t('aid.member.payments')}</h3>
        {payments.length === 0 ? <p className="zj-soft">{t('aid.member.none-paid')}</p> : (
          <RowList label={t('aid.member.payments')}>
            {payments.map((one) => (
              <ListRow key={one.paymentId} title={t('aid.member.payment', { amount: readYuan(one.amount) })} detail={day(one.paidOn)} trailing={t(`aid.way.${one.way}`)} />
            ))}
          </RowList>
        )}
        {payments.length > 1 && <p>{t('aid.member.paid-sum', { amount: readYuan(paid) })}</p>}
        {reviews.map((one) => (
          <p key={one.reviewId} className="zj-soft zj-small">{t(one.isEntitled ? 'aid.member.reviewed' : 'aid.member.reviewed-left', { when: day(one.reviewedOn) })}</p>
        ))}
        <p className="zj-soft zj-small">{t('aid.member.kept-by', { union: unionName, when: day(openedOn) })}</p>
      </div>
    </Card>
  );
}
