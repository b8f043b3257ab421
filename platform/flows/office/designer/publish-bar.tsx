import { useState } from 'react';
import { useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ChangeList } from './change-list.tsx';
import { designerApi } from './designer-api.ts';
import { useDesk } from './design-context.ts';
import { DraftState } from './draft-banner.tsx';
import { forgetNew } from './new-processes.ts';

/** At the lower edge while there is something to publish: nothing takes effect before. */
export function PublishBar() {
  const t = useText();
  const say = useToast();
  const { isDirty, problems, changes, view, discard, hold, held } = useDesk();
  const [isAsked, ask] = useState(false);
  const [isThrown, throwAway] = useState(false);
  if (!isDirty) return null;
  const count = view === undefined ? t('flows.designer.unpublished-new') : t('flows.designer.unpublished', { count: changes.length });
  return (
    <section className="fd-publish" aria-label={t('flows.designer.publish')}>
      <p role="status">{count}{problems.length > 0 && <span className="fd-hint">{t('flows.designer.problems', { count: problems.length })}</span>}<DraftState /></p>
      <Button onClick={view === undefined ? () => throwAway(true) : () => { discard(); say({ text: t('flows.designer.discarded'), onUndo: () => hold(held) }); }}>{t('flows.designer.discard')}</Button>
      <Button variant="primary" onClick={() => ask(true)}>{t('flows.designer.publish-look')}</Button>
      <PublishDialog isOpen={isAsked} onClose={() => ask(false)} />
      <ThrowAwayDialog isOpen={isThrown} onClose={() => throwAway(false)} />
    </section>
  );
}

/** A process that stands nowhere else: whoever throws it away is asked once. */
function ThrowAwayDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useText();
  const [, go] = useLocation();
  const { unionId, process, discard } = useDesk();
  const throwAway = () => {
    forgetNew(unionId, process);
    discard();
    go('/flows/definitions');
  };
  return (
    <Dialog
      isOpen={isOpen} onClose={onClose} title={t('flows.designer.throw-away')} description={t('flows.designer.throw-away-text')}
      actions={<><Button onClick={onClose}>{t('flows.designer.go-on')}</Button><Button variant="danger" onClick={throwAway}>{t('flows.designer.throw-away-do')}</Button></>}
    />
  );
}

/** What changes, for whom, and what stays as it is; then it is published. */
function PublishDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useText();
  const say = useToast();
  const { unionName } = useActingOffice();
  const { unionId, process, definition, held, problems, view, discard, isOutdated } = useDesk();
  const { run, isBusy, failure } = useCommand(designerApi.publish);
  const [versionId, setVersionId] = useState(() => newIntentKey(browserRandom));
  const publish = async () => {
    const answer = await run({ unionId, process, versionId, basedOn: held.basedOn, definition, ...(held.mergedWith !== null && { mergedWith: held.mergedWith }) });
    if (!answer.ok) return setVersionId(newIntentKey(browserRandom));
    forgetNew(unionId, process);
    discard();
    onClose();
    say({ text: t('flows.designer.published', { number: String(answer.value.number) }) });
  };
  const isReady = problems.length === 0 && !isOutdated;
  return (
    <Dialog
      isOpen={isOpen} onClose={onClose} title={t('flows.designer.publish-title')}
      actions={<><Button onClick={onClose}>{t('flows.designer.go-on')}</Button>{isReady && <Button variant="primary" isBusy={isBusy} onClick={() => void publish()}>{t('flows.designer.publish')}</Button>}</>}
    >
      <div className="zj-stack fd-publish-body">
        <FailureBanner failure={failure} />
        {problems.length > 0 && <Banner tone="warn" title={t('flows.designer.publish-problems', { count: problems.length })} />}
        {isOutdated && <Banner tone="warn" title={t('flows.designer.publish-outdated')} />}
        {view === undefined ? <p>{t('flows.designer.publish-new')}</p> : <ChangeList before={view.definition} after={definition} label={t('flows.designer.publish-title')} />}
        <p className="fd-hint">{t('flows.designer.publish-for', { union: unionName })}</p>
        <p className="fd-hint">{t('flows.designer.publish-running')}</p>
      </div>
    </Dialog>
  );
}
