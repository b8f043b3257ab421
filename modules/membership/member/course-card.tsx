import { Banner } from '#platform/ui/phone/banner.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { stepFacts } from '../rules/step-facts.ts';
import { CongressForm } from './congress-form.tsx';
import { ElectionForm } from './election-form.tsx';
import type { OwnFounding } from './membership-api.ts';

/** From the approval to the certificate, as the preparatory group meets it: the one thing to do next, and what is done. */
export function CourseCard({ founding, onSent }: { readonly founding: OwnFounding; readonly onSent: () => void }) {
  const t = useText();
  const { status, steps } = founding;
  const day = t.format.date(founding.dueOn, 'day');
  return (
    <>
      {(status === 'congress-asked' || status === 'elected') && <Banner tone="info" title={t('membership.member.course.waiting', { day })} />}
      {status === 'established' && <Banner tone="ok" title={t('membership.member.course.established')}>{t('membership.member.course.established-text', { day })}</Banner>}
      {status === 'registered' && <Banner tone="ok" title={t('membership.member.course.registered')}>{t('membership.member.course.registered-text')}</Banner>}
      {status === 'preparing' && <Card title={t('membership.member.course.congress')}><CongressForm founding={founding} onSent={onSent} /></Card>}
      {status === 'congress-approved' && <Card title={t('membership.member.course.election')}><ElectionForm founding={founding} onSent={onSent} /></Card>}
      {steps.length > 0 && (
        <Card title={t('membership.member.course.done')}>
          <Timeline
            label={t('membership.member.course.done')}
            steps={steps.map((step, index) => ({
              id: String(index), title: t(`membership.founding.step.${step.kind}`), when: whenText(t, step.doneAt),
              tone: step.kind.endsWith('returned') ? 'warn' : 'ok',
              body: (
                <dl className="membership-facts">
                  {stepFacts(step).map(({ label, as, value }) => (
                    <div key={label}><dt>{t(label)}</dt><dd>{as === 'word' ? t(value) : as === 'day' ? t.format.date(value, 'day') : value}</dd></div>
                  ))}
                </dl>
              ),
            }))}
          />
        </Card>
      )}
    </>
  );
}
