import { inLanguage } from '#platform/forms/in-language.ts';
import { WarningIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Branch, Step } from '../../definition.ts';
import { conditionWords } from './condition-words.ts';
import { useDesk, useSpeaker } from './design-context.ts';
import { buttonId } from './places.ts';
import { problemText } from './problem-words.ts';

/** The head of a branch: its name and when it is taken. Opens its drawer. */
export function BranchHead({ step, branch, at }: { readonly step: Step; readonly branch: Branch; readonly at: number }) {
  const t = useText();
  const speaker = useSpeaker();
  const { problems, select } = useDesk();
  const here = { step: step.key, branch: branch.key };
  const wrong = problems.filter((problem) => problem.at?.step === step.key && problem.at.branch === branch.key);
  const when = step.kind === 'choose' ? step.branches[at]?.when : undefined;
  return (
    <div className="fd-branch-head" data-wrong={wrong.length > 0 ? '' : undefined}>
      <button type="button" className="fd-open" id={buttonId(here)} onClick={() => select(here)}>
        <strong>{inLanguage(branch.title, t.language)}</strong>
        {step.kind === 'choose' && <span className="fd-order">{t('flows.designer.branch.order', { number: String(at + 1) })}</span>}
        {when !== undefined && <span>{conditionWords(speaker, when)}</span>}
      </button>
      {wrong.map((problem) => <p className="fd-wrong" key={problem.id}><WarningIcon />{problemText(speaker, problem)}</p>)}
    </div>
  );
}
