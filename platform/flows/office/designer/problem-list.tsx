import { focusCard } from '#platform/forms/office/builder-list.tsx';
import { CheckIcon, WarningIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useDesk, useSpeaker } from './design-context.ts';
import { buttonId } from './places.ts';
import { problemLine } from './problem-words.ts';
import type { DesignProblem } from './problems.ts';

/** What is still to be put right, checked while one works. Each leads to its place. */
export function ProblemList() {
  const t = useText();
  const speaker = useSpeaker();
  const { problems, showTab } = useDesk();
  const go = ({ tab, at, field }: DesignProblem) => {
    showTab(tab);
    if (field !== undefined) requestAnimationFrame(() => focusCard(field.key));
    if (at === undefined) return;
    requestAnimationFrame(() => {
      const button = document.getElementById(buttonId(at));
      button?.scrollIntoView({ block: 'center' });
      button?.focus();
    });
  };
  return (
    <section className="fd-problems" aria-labelledby="flow-problems" data-clean={problems.length === 0 ? '' : undefined}>
      <h2 id="flow-problems" role="status">
        {problems.length === 0 ? <CheckIcon /> : <WarningIcon />}
        {problems.length === 0 ? t('flows.designer.no-problems') : t('flows.designer.problems', { count: problems.length })}
      </h2>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => <li key={problem.id}><button type="button" className="fd-problem" onClick={() => go(problem)}>{problemLine(speaker, problem)}</button></li>)}
        </ul>
      )}
    </section>
  );
}
