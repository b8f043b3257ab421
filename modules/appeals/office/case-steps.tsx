import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step } from './appeals-api.ts';
import { stepWords, timeWords } from './case-words.ts';

/** What happened, one sentence each, with the words that were said. The newest is last, where the answer will follow. */
export function CaseSteps({ steps }: { readonly steps: readonly Step[] }) {
  const t = useText();
  return (
    <Timeline
      label={t('appeals.office.case.steps')}
      steps={steps.map((step, index) => ({
        id: String(index),
        title: stepWords(t, step),
        when: timeWords(t, step.at),
        instant: step.at,
        body: step.text ?? undefined,
        tone: toneOf(step),
      }))}
    />
  );
}

function toneOf({ kind, by, isSolved, cause }: Step): Tone {
  switch (kind) {
    case 'closed': return 'ok';
    case 'rated': return isSolved === true ? 'ok' : 'danger';
    case 'reopened': case 'refused': return 'danger';
    case 'escalated': return cause === 'overdue' ? 'danger' : 'warn';
    case 'handed-over': case 'paused': case 'declared': return 'warn';
    case 'submitted': case 'accepted': case 'asked': case 'added': case 'answered': case 'resumed': case 'joined': case 'parted': case 'withdrawn':
      return by === 'worker' ? 'info' : 'idle';
  }
}
