import { useId, useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ChevronIcon } from '#platform/ui/icons/action-icons.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { orgsApi, type Union } from './orgs-api.ts';
import './unions.css';

export type UnionTreeProps = {
  readonly unions: readonly Union[];
  /** The only union of an officer opens by itself: a closed tree of one line helps nobody. */
  readonly opensFirst: boolean;
  readonly onOpen: (union: Union) => void;
};

/** Nested lists with buttons rather than an ARIA tree: they work with Tab, a finger and every screen reader. */
export function UnionTree({ unions, opensFirst, onOpen }: UnionTreeProps) {
  const t = useText();
  return (
    <ul className="union-tree zj-panel" aria-label={t('orgs.office.unions.title')}>
      {unions.map((union) => (
        <UnionNode key={union.unionId} union={union} isOpenAtFirst={opensFirst && unions.length === 1} onOpen={onOpen} />
      ))}
    </ul>
  );
}

type UnionNodeProps = { readonly union: Union; readonly isOpenAtFirst: boolean; readonly onOpen: (union: Union) => void };

function UnionNode({ union, isOpenAtFirst, onOpen }: UnionNodeProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const below = useId();
  const name = useId();
  return (
    <li className="union-node">
      <div className="union-row">
        {union.children === 0 ? <span className="union-fold" /> : (
          <button
            type="button" className="union-fold" aria-expanded={isOpen} aria-controls={below} aria-labelledby={name}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronIcon />
          </button>
        )}
        <button type="button" className="union-name" id={name} onClick={() => onOpen(union)}>{union.name}</button>
        <span className="union-facts">
          <span>{t(`orgs.office.kind.${union.kind}`)}</span>
          {union.children > 0 && <span>{t('orgs.office.unions.children', { count: union.children })}</span>}
          {union.secondLeaderName !== null && <span>{t('orgs.office.unions.second', { union: union.secondLeaderName })}</span>}
          {union.isGenerated && <span>{t('orgs.office.unions.generated')}</span>}
        </span>
      </div>
      <div id={below} hidden={!isOpen}>{isOpen && <UnionChildren parentId={union.unionId} onOpen={onOpen} />}</div>
    </li>
  );
}

function UnionChildren({ parentId, onOpen }: { readonly parentId: string; readonly onOpen: (union: Union) => void }) {
  const t = useText();
  const { answer, failure, isLoading, refresh } = useRead(orgsApi.listUnions, { parentId });
  return (
    <>
      <FailureBanner failure={failure} onRetry={refresh} />
      {answer === undefined && isLoading && <Skeleton rows={2} shape="text" />}
      {answer !== undefined && (
        <ul className="union-below">
          {answer.unions.map((union) => <UnionNode key={union.unionId} union={union} isOpenAtFirst={false} onOpen={onOpen} />)}
        </ul>
      )}
      {(answer?.unions.length ?? 0) >= LIST_LIMIT && <p className="zj-soft zj-small">{t('orgs.office.unions.more')}</p>}
    </>
  );
}

/** The most that one listing gives; beyond it a name is found by searching. */
const LIST_LIMIT = 200;
