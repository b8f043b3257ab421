import { useId, useState } from 'react';
import { ChevronIcon } from '#platform/ui/icons/action-icons.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type OfficerCase } from './appeals-api.ts';
import { rareActsOf, type OpenableAct, type RareAct } from './rare-acts.ts';

export type MoreActsProps = {
  readonly appeal: OfficerCase;
  /** Nothing else can be done: then they need not be asked for. */
  readonly isAlone: boolean;
  readonly onOpen: (act: OpenableAct) => void;
  readonly onDone: (act: RareAct) => void;
};

/** The rarer acts, each with what it means, out of the way until they are wanted. */
export function MoreActs({ appeal, isAlone, onOpen, onDone }: MoreActsProps) {
  const t = useText();
  const region = useId();
  const part = useCommand(appealsApi.partAppeal);
  const [isWanted, setWanted] = useState(false);
  const acts = rareActsOf(appeal);
  if (acts.length === 0) return null;
  const isOpen = isAlone || isWanted;
  const press = async (act: RareAct): Promise<void> => {
    if (act !== 'part') return onOpen(act);
    const answer = await part.run({ appealId: appeal.appealId });
    if (answer.ok) onDone('part');
  };
  return (
    <div className="case-more">
      {!isAlone && (
        <Button variant="quiet" aria-expanded={isOpen} aria-controls={region} icon={<ChevronIcon />} onClick={() => setWanted(!isWanted)}>
          {t('appeals.office.more-acts')}
        </Button>
      )}
      <FailureBanner failure={part.failure} onRetry={part.retry} />
      <ul id={region} className="case-more-acts" aria-label={t('appeals.office.more-acts')} hidden={!isOpen}>
        {isOpen && acts.map((act) => (
          <li key={act}>
            <button type="button" className="case-more-act" aria-describedby={`${region}${act}`} onClick={() => void press(act)}>
              {t(`appeals.office.act.${act}`)}
            </button>
            <p id={`${region}${act}`} className="zj-soft zj-small">{t(`appeals.office.act.${act}.short`)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
