import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi } from './register-api.ts';
import './members.css';

/** Before and after, and the two answers. What is declined takes a reason: the worker reads it. */
export function CorrectionDecision({ correctionId, onDone }: { readonly correctionId: string; readonly onDone: () => void }) {
  const t = useText();
  const read = useRead(registerApi.readCorrection, { correctionId });
  const settle = useCommand(registerApi.settleCorrection);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 2;
  const answer = async (outcome: 'confirmed' | 'declined'): Promise<void> => {
    setTried(outcome === 'declined');
    if (outcome === 'declined' && isShort) return;
    const settled = await settle.run({ correctionId, outcome, ...(outcome === 'declined' ? { reason: reason.trim() } : {}) });
    if (settled.ok) onDone();
  };
  return (
    <DataState read={read}>
      {({ changes }) => (
        <div className="zj-stack" data-gap="wide">
          <table className="correction-changes">
            <thead><tr><th scope="col">{t('register.office.corrections.title')}</th><th scope="col">{t('register.office.corrections.from')}</th><th scope="col">{t('register.office.corrections.to')}</th></tr></thead>
            <tbody>
              {changes.map(({ field, from, to }) => (
                <tr key={field}><th scope="row">{t(`register.column.${field}`)}</th><td>{wordOf(t, field, from)}</td><td>{wordOf(t, field, to)}</td></tr>
              ))}
            </tbody>
          </table>
          <FailureBanner failure={settle.failure} />
          <div><Button variant="primary" isBusy={settle.isBusy} onClick={() => void answer('confirmed')}>{t('register.office.corrections.confirm')}</Button></div>
          <TextInput
            label={t('register.office.corrections.reason')} hint={t('register.office.corrections.reason-hint')} limit={200}
            error={isTried && isShort ? t('register.office.member.reason-short') : undefined} value={reason} onValue={setReason}
          />
          <div><Button isBusy={settle.isBusy} onClick={() => void answer('declined')}>{t('register.office.corrections.decline')}</Button></div>
        </div>
      )}
    </DataState>
  );
}

function wordOf(t: ReturnType<typeof useText>, field: string, value: string): string {
  if (value === '') return t('register.office.corrections.empty');
  return field === 'education' || field === 'newForm' ? t(`register.${field}.${value}`) : value;
}
