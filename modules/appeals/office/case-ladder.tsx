import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { OfficerCase } from './appeals-api.ts';
import { dueWords, rungWords, type Rung } from './case-words.ts';

/** Every rung with its dates: who had the case, who has it, and who would get it if nobody did anything. */
export function CaseLadder({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  const present = dueWords(t, appeal)?.tone;
  return (
    <section className="zj-panel case-said" aria-labelledby="case-ladder">
      <h2 id="case-ladder">{t('appeals.office.case.ladder')}</h2>
      <Timeline
        label={t('appeals.office.case.ladder')}
        steps={appeal.rungs.map((rung, index) => ({
          id: String(index), title: rung.unionName, when: rungWords(t, rung), instant: rung.dueOn, tone: toneOf(rung, present),
          isAhead: rung.state === 'planned',
        }))}
      />
    </section>
  );
}

function toneOf(rung: Rung, present: 'info' | 'ok' | 'warn' | 'danger' | 'idle' | undefined) {
  if (rung.state === 'present') return present === 'danger' || present === 'warn' ? present : 'info';
  return rung.end === 'closed' ? 'ok' : 'idle';
}
