import { useId, useState } from 'react';
import { ChevronIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { actsOf, type UnionAct, type UnionFacts } from './tree-api.ts';
import './tree.css';

/** The rarer acts, each with what it means, out of the way until they are wanted. */
export function MoreUnionActs({ facts, onOpen }: { readonly facts: UnionFacts; readonly onOpen: (act: UnionAct) => void }) {
  const t = useText();
  const region = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="union-more">
      <Button variant="quiet" aria-expanded={isOpen} aria-controls={region} icon={<ChevronIcon />} onClick={() => setOpen(!isOpen)}>
        {t('orgs.office.more')}
      </Button>
      <ul id={region} className="union-more-acts" aria-label={t('orgs.office.more')} hidden={!isOpen}>
        {isOpen && actsOf(facts).map((act) => (
          <li key={act}>
            <button type="button" className="union-more-act" aria-describedby={`${region}${act}`} onClick={() => onOpen(act)}>{t(`orgs.office.act.${act}`)}</button>
            <p id={`${region}${act}`} className="zj-soft zj-small">{t(`orgs.office.act.${act}.short`)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
