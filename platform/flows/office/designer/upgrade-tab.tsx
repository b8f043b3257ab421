import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CompareAbove } from './compare-above.tsx';
import { designerApi, type DefinitionLine, type DefinitionView } from './designer-api.ts';
import { useDesk } from './design-context.ts';
import { MergeChoices } from './merge-choices.tsx';

/** The own version beside what stands above: bring in what is new there, or go back to it. */
export function UpgradeTab({ line, view }: { readonly line: DefinitionLine | undefined; readonly view: DefinitionView }) {
  const t = useText();
  const { held, mayEdit } = useDesk();
  if (line?.from !== 'own') return <EmptyState title={t('flows.designer.follows')} text={t(line?.from === 'above' ? 'flows.designer.follows-above' : 'flows.designer.follows-product', { union: line?.fromUnionName ?? '' })} />;
  return (
    <div className="zj-stack fd-panels">
      <section className="zj-panel zj-stack" aria-labelledby="flow-upgrade">
        <h2 id="flow-upgrade">{t('flows.designer.tab.upgrade')}</h2>
        {held.mergedWith !== null && <Banner tone="ok" title={t('flows.designer.upgrade-taken')} />}
        {held.mergedWith === null && (line.hasUpgrade && view.baseVersionId !== null ? <Upgrade baseVersionId={view.baseVersionId} /> : <p>{t(view.baseVersionId === null ? 'flows.designer.no-base' : 'flows.designer.no-upgrade')}</p>)}
      </section>
      {mayEdit && <GiveUp hasAbove={view.baseVersionId !== null} />}
    </div>
  );
}

function Upgrade({ baseVersionId }: { readonly baseVersionId: string }) {
  const t = useText();
  const say = useToast();
  const { unionId, process, definition, hold, held, showTab } = useDesk();
  const merge = useRead(designerApi.mergeUpgrade, { unionId, process });
  const mergedWith = merge.answer?.mergedWith;
  const base = useRead(designerApi.readDefinition, { unionId, process, versionId: baseVersionId });
  const above = useRead(designerApi.readDefinition, { unionId, process, ...(mergedWith !== undefined && { versionId: mergedWith }) }, { isReady: mergedWith !== undefined });
  const both = {
    answer: base.answer === undefined || above.answer === undefined || mergedWith === undefined ? undefined : { base: base.answer.definition, above: above.answer.definition, mergedWith },
    failure: merge.failure ?? base.failure ?? above.failure, isLoading: merge.isLoading || base.isLoading || above.isLoading,
    refresh: () => { merge.refresh(); base.refresh(); above.refresh(); },
  };
  return (
    <>
      <p>{t('flows.designer.upgrade-lead')}</p>
      <DataState read={both}>
        {(versions) => (
          <div className="zj-stack" data-gap="wide">
            <CompareAbove base={versions.base} above={versions.above} own={definition} />
            <MergeChoices
              base={versions.base} above={versions.above} own={definition}
              onTake={(merged) => {
                hold({ definition: merged, mergedWith: versions.mergedWith });
                showTab('flow');
                say({ text: t('flows.designer.upgrade-done'), onUndo: () => hold({ definition, mergedWith: held.mergedWith }) });
              }}
            />
          </div>
        )}
      </DataState>
    </>
  );
}

/** Nothing is deleted: the versions stay, and running cases finish by theirs. */
function GiveUp({ hasAbove }: { readonly hasAbove: boolean }) {
  const t = useText();
  const say = useToast();
  const { unionId, process, discard } = useDesk();
  const [isAsked, ask] = useState(false);
  const { run, isBusy, failure } = useCommand(designerApi.giveUpOwn);
  const giveUp = async () => {
    const answer = await run({ unionId, process });
    if (!answer.ok) return;
    ask(false);
    discard();
    say({ text: t('flows.designer.given-up') });
  };
  const part = hasAbove ? 'above' : 'gone';
  return (
    <section className="zj-panel zj-stack" aria-labelledby="flow-give-up">
      <h2 id="flow-give-up">{t('flows.designer.give-up')}</h2>
      <p>{t(`flows.designer.give-up-lead.${part}`)}</p>
      <div><Button variant="danger" onClick={() => ask(true)}>{t('flows.designer.give-up')}</Button></div>
      <Dialog
        isOpen={isAsked} onClose={() => ask(false)} title={t('flows.designer.give-up-ask')} description={t(`flows.designer.give-up-lead.${part}`)}
        actions={<><Button onClick={() => ask(false)}>{t('flows.designer.keep')}</Button><Button variant="danger" isBusy={isBusy} onClick={() => void giveUp()}>{t('flows.designer.give-up')}</Button></>}
      >
        <FailureBanner failure={failure} />
      </Dialog>
    </section>
  );
}
