import type { Command } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { KeyProof } from './accounts-api.ts';
import { useKeyProof } from './use-key-proof.ts';

export type KeyButtonProps = {
  /** What takes the key's answer: signing in, or confirming. */
  readonly send: Pick<Command<{ readonly passkey: KeyProof }, unknown>, 'run' | 'reset' | 'isBusy' | 'failure'>;
  readonly label: string;
  readonly onDone: () => void;
};

/** One press: the browser asks for the key, the key's answer goes to the server. */
export function KeyButton({ send, label, onDone }: KeyButtonProps) {
  const t = useText();
  const proof = useKeyProof();
  const press = async (): Promise<void> => {
    send.reset();
    const passkey = await proof.prove();
    if (passkey === undefined) return;
    const answer = await send.run({ passkey });
    if (answer.ok) onDone();
  };
  return (
    <div className="zj-stack">
      <Button isWide isBusy={proof.isBusy || send.isBusy} onClick={() => void press()}>{label}</Button>
      {proof.wasStopped && <Banner tone="info" title={t('accounts.office.key.stopped')} isAnnounced>{t('accounts.office.key.stopped-hint')}</Banner>}
      <FailureBanner failure={send.failure ?? proof.failure} onRetry={() => void press()} />
    </div>
  );
}
