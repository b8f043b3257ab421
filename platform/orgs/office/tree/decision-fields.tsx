import { useState } from 'react';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type Decision = { readonly reason: string; readonly decidedOn: PlainDate; readonly documentNumber: string };
export type DecisionDraft = { readonly reason: string; readonly decidedOn: string; readonly documentNumber: string };

export function useDecision() {
  const [draft, setDraft] = useState<DecisionDraft>({ reason: '', decidedOn: '', documentNumber: '' });
  const [reason, documentNumber] = [draft.reason.trim(), draft.documentNumber.trim()];
  const decision: Decision | undefined = reason.length < 2 || documentNumber.length < 2 || !isPlainDate(draft.decidedOn)
    ? undefined : { reason, documentNumber, decidedOn: draft.decidedOn };
  return { draft, decision, change: (part: Partial<DecisionDraft>) => setDraft({ ...draft, ...part }) };
}

export type DecisionFieldsProps = {
  readonly draft: DecisionDraft; readonly onChange: (part: Partial<DecisionDraft>) => void;
  /** True once sending was tried: what is missing says so. */
  readonly isTried: boolean;
};

/** The approval of the union above, without which the law knows no such change (TUL 12, 13). */
export function DecisionFields({ draft, onChange, isTried }: DecisionFieldsProps) {
  const t = useText();
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('orgs.office.decision.needed') : undefined);
  return (
    <>
      <TextArea
        label={t('orgs.office.decision.reason')} value={draft.reason} onValue={(reason) => onChange({ reason })} limit={500} rows={2}
        error={missing(draft.reason.trim().length < 2)}
      />
      <TextInput
        label={t('orgs.office.decision.number')} hint={t('orgs.office.decision.number-hint')} value={draft.documentNumber} limit={60}
        onValue={(documentNumber) => onChange({ documentNumber })} error={missing(draft.documentNumber.trim().length < 2)} autoComplete="off"
      />
      <TextInput
        label={t('orgs.office.decision.day')} type="date" value={draft.decidedOn} onValue={(decidedOn) => onChange({ decidedOn })}
        error={missing(!isPlainDate(draft.decidedOn))}
      />
    </>
  );
}
