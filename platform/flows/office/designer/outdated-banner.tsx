import { useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useDesk } from './design-context.ts';
import { MergeChoices } from './merge-choices.tsx';

/** Somebody has published while one was still at work: both are brought together before this can be published. */
export function OutdatedBanner() {
  const t = useText();
  const say = useToast();
  const { isOutdated, view, held, definition, hold } = useDesk();
  const [isOpen, setOpen] = useState(false);
  if (!isOutdated || view === undefined) return null;
  const take = (merged: typeof definition) => {
    hold({ definition: merged, basis: view.definition, basedOn: view.versionId });
    setOpen(false);
    say({ text: t('flows.designer.outdated-done') });
  };
  return (
    <Banner tone="warn" title={t('flows.designer.outdated')} action={<Button onClick={() => setOpen(true)}>{t('flows.designer.outdated-merge')}</Button>}>
      {t('flows.designer.outdated-text')}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('flows.designer.outdated-merge')}>
        <div className="fd-publish-body"><MergeChoices base={held.basis ?? definition} above={view.definition} own={definition} onTake={take} /></div>
      </Dialog>
    </Banner>
  );
}
