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
import type { ProcessDefinition } from '../../wire.ts';
import { CompareAbove } from './compare-above.tsx';
import { designerApi, type DefinitionLine, type DefinitionView } from './designer-api.ts';
import { useDesk } from './design-context.ts';
import { MergeChoices } from './merge-choices.tsx';

/** The own version beside what stands above: bring in what is new there, or go back to it. Whoever may only read compares. */
export function UpgradeTab({ line, view }: { readonly line: DefinitionLine | undefined; readonly view: DefinitionView }) {
  const t = useText();
  const { held, mayEdit } = useDesk();
  if (line?.from !== 'own') return <EmptyState title={t('flows.designer.follows')} text={t(line?.from === 'above' ? 'flows.designer.follows-above' : 'flows.designer.follows-product', { union: line?.fromUnionName ?? '' })} />;
  return (
    <div className="zj-stack fd-panels">
      <section className="zj-panel zj-stack" aria-labelledby="flow-upgrade">
        <h2 id="flow-upgrade">{t('flows.designer.tab.upgrade')}</h2>
        {held.mergedWith === null ? <Origin view={view} /> : <Banner tone="ok" title={t('flows.designer.upgrade-taken')} />}
      </section>
      {mayEdit && <GiveUp hasAbove={view.aboveVersionId !== null} />}
    </div>
  );
}

/** How the own version stands to what it came from, and to what stands above today; what is gone from above is looked at alone. */
function Origin({ view: { baseVersionId, aboveVersionId } }: { readonly view: DefinitionView }) {
  const t = useText();
  const { mayEdit } = useDesk();
  const baseId = baseVersionId ?? aboveVersionId;
  if (baseId === null) return <p>{t('flows.designer.no-base')}</p>;
  const isNewer = aboveVersionId !== null && aboveVersionId !== baseId;
  const lead = isNewer ? (mayEdit ? 'upgrade-lead' : 'upgrade-to-read') : aboveVersionId === null ? 'above-gone' : 'no-upgrade';
  return (
    <>
      <p>{t(`flows.designer.${lead}`)}</p>
      {/* Whoever merges begins anew with what stands above then. */}
      <Versions key={aboveVersionId} baseId={baseId} aboveId={aboveVersionId ?? baseId} isNewer={isNewer} />
    </>
  );
}

function Versions({ baseId, aboveId, isNewer }: { readonly baseId: string; readonly aboveId: string; readonly isNewer: boolean }) {
  const t = useText();
  const say = useToast();
  const { unionId, process, definition, hold, held, mayEdit, showTab } = useDesk();
  const [base, above] = [useRead(designerApi.readDefinition, { unionId, process, versionId: baseId }), useRead(designerApi.readDefinition, { unionId, process, versionId: aboveId })];
  const both = {
    answer: base.answer === undefined || above.answer === undefined ? undefined : { base: base.answer.definition, above: above.answer.definition, own: definition },
    failure: base.failure ?? above.failure, isLoading: base.isLoading || above.isLoading,
    refresh: () => { base.refresh(); above.refresh(); },
  };
  const take = (merged: ProcessDefinition) => {
    hold({ definition: merged, mergedWith: aboveId });
    showTab('flow');
    say({ text: t('flows.designer.upgrade-done'), onUndo: () => hold({ definition, mergedWith: held.mergedWith }) });
  };
  return (
    <DataState read={both}>
      {(versions) => (
        <div className="zj-stack" data-gap="wide">
          <CompareAbove {...versions} isNewer={isNewer} />
          {isNewer && mayEdit && <MergeChoices {...versions} onTake={take} />}
        </div>
      )}
    </DataState>
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
