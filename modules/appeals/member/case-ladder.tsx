import { Card } from '#platform/ui/phone/card.tsx';
import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { rungText, type Rung } from './case-words.ts';

/** Who has it until when, and who gets it then: a worker knows the dates of every rung from the first day on. */
export function CaseLadder({ rungs }: { readonly rungs: readonly Rung[] }) {
  const t = useText();
  return (
    <Card title={t('appeals.member.ladder')}>
      <Timeline
        label={t('appeals.member.ladder')}
        steps={rungs.map((rung, index) => ({
          id: String(index), title: rung.unionName, when: rungText(t, rung), instant: rung.dueOn,
          tone: rung.state === 'present' ? 'info' : rung.end === 'closed' ? 'ok' : 'idle', isAhead: rung.state === 'planned',
        }))}
      />
    </Card>
  );
}
