import { useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type DiscardButtonProps = {
  readonly label: string;
  /** It may be at the server already: deleting it here does not take it back, and its receipt would be lost. */
  readonly isUnsure?: boolean;
  readonly onDiscard: () => Promise<void>;
};

/** Deletes what somebody wrote, after asking: nobody could bring it back. */
export function DiscardButton({ label, isUnsure = false, onDiscard }: DiscardButtonProps) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>{label}</Button>
      <Dialog
        isOpen={isAsking} onClose={close} title={t('appeals.member.form.discard-title')}
        description={t(isUnsure ? 'appeals.member.outgoing.discard-unsure' : 'appeals.member.form.discard-text')}
        actions={(
          <>
            <Button isWide onClick={close}>{t('appeals.member.form.discard-no')}</Button>
            <Button variant="danger" isWide onClick={() => void onDiscard()}>{t('appeals.member.outgoing.discard')}</Button>
          </>
        )}
      />
    </>
  );
}
