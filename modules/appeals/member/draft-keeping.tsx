import { useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type DraftKeepingProps = {
  readonly keeping: 'sealed' | 'tab';
  readonly isBusy: boolean;
  readonly onDiscard: () => Promise<void>;
};

/** Where what is being written lies meanwhile and for how long, as it is and not as one would like it; and the way to leave nothing. */
export function DraftKeeping({ keeping, isBusy, onDiscard }: DraftKeepingProps) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <div className="zj-stack">
      <p className="zj-soft zj-small">{t(`appeals.member.form.kept-${keeping}`)}</p>
      <Button variant="quiet" onClick={() => { if (!isBusy) setAsking(true); }}>{t('appeals.member.form.discard')}</Button>
      <Dialog
        isOpen={isAsking} onClose={close} title={t('appeals.member.form.discard-title')} description={t('appeals.member.form.discard-text')}
        actions={(
          <>
            <Button isWide onClick={close}>{t('appeals.member.form.discard-no')}</Button>
            <Button variant="danger" isWide onClick={() => void onDiscard()}>{t('appeals.member.form.discard')}</Button>
          </>
        )}
      />
    </div>
  );
}
