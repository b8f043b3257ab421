import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { stepFacts } from '../rules/step-facts.ts';
import type { FoundingDetails } from './membership-api.ts';

/** The course with its days, numbers and reasons. */
export function FoundingStepList({ steps }: Pick<FoundingDetails, 'steps'>) {
  const t = useText();
  return (
    <Timeline
      label={t('membership.office.course')}
      steps={steps.map((step, index) => ({
        id: String(index), title: t(`membership.founding.step.${step.kind}`), when: whenText(t, step.doneAt),
        tone: step.kind.endsWith('returned') ? 'warn' : 'ok',
        body: stepFacts(step).length === 0 ? undefined : (
          <dl className="membership-details">
            {stepFacts(step).map(({ label, as, value }) => (
              <div key={label}><dt>{t(label)}</dt><dd>{as === 'word' ? t(value) : as === 'day' ? t.format.date(value, 'day') : value}</dd></div>
            ))}
          </dl>
        ),
      }))}
    />
  );
}
