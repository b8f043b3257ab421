import { useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { LayoutDraft } from './use-layout-draft.ts';

/** Stays at the lower edge while there is something to publish: nothing takes effect before. */
export function PublishBar({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { unpublished, failure, isBusy } = layout;
  const [note, setNote] = useState('');
  const publish = () => void layout.publish(note.trim());
  if (unpublished === 0) return null;
  return (
    <section className="portal-publish" aria-label={t('switchboard.office.publish')}>
      <FailureBanner failure={failure} onRetry={publish} />
      <div className="portal-publish-line">
        <p role="status">{t('switchboard.office.unpublished', { count: unpublished })}</p>
        <div className="portal-grow"><TextInput label={t('switchboard.office.note')} isOptional value={note} onValue={setNote} /></div>
        <Button onClick={layout.discard}>{t('switchboard.office.discard')}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={publish}>{t('switchboard.office.publish')}</Button>
      </div>
    </section>
  );
}
