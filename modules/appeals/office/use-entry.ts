import { useRef, useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import {
  EMPTY_ENTRY, entryProblems, isEntryDraft, isHeldReceipt, newEntryIds, toEntry, type EntryDraft, type EntryField, type EntryReceipt, type HeldReceipt,
} from './entry-draft.ts';

const NO_RECEIPT: HeldReceipt = { receipt: null };
/** The case is there already: its answer got lost, or it was sent once more after a reload. */
const ARRIVED = ['appeals/already-sent', 'http/key-reused'];

export type EntryState = {
  readonly draft: EntryDraft;
  readonly set: (change: Partial<EntryDraft>) => void;
  readonly union: { readonly unionId: string; readonly unionName: string };
  readonly errors: Partial<Readonly<Record<EntryField | 'phone', string | undefined>>>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly isAtField: boolean;
  readonly submit: () => void;
  readonly receipt: EntryReceipt | undefined;
  /** The worker has it: nothing of it stays here. */
  readonly finish: () => void;
};

/** The form for a case that came by phone, letter or visit, and the receipt that comes of it. Both outlive a reload. */
export function useEntry(): EntryState {
  const t = useText();
  const office = useActingOffice();
  const { client } = useConnection();
  const { value: draft, set, clear } = useDraft('appeals.entry', EMPTY_ENTRY, isEntryDraft);
  const held = useDraft('appeals.entry.receipt', NO_RECEIPT, isHeldReceipt);
  const command = useCommand(appealsApi.enterAppeal);
  const [isTried, setTried] = useState(false);
  const running = useRef(false);
  const union = draft.unionId === '' ? { unionId: office.unionId, unionName: office.unionName } : { unionId: draft.unionId, unionName: draft.unionName };
  const problems = entryProblems(draft);

  const keep = (receipt: Pick<EntryReceipt, 'appealId' | 'caseNumber' | 'queryCode' | 'dueOn' | 'isFormer'>): void => {
    held.set({ receipt: { ...receipt, unionName: union.unionName, isReadable: draft.about === 'nobody' || draft.about === 'employer' } });
    clear();
    setTried(false);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(problems).length > 0 || running.current) return;
    const ids = draft.appealId === '' ? newEntryIds(browserRandom) : draft;
    // Kept before it is sent: whatever happens to the page, the same case goes out again.
    set({ appealId: ids.appealId, queryCode: ids.queryCode });
    const entry = toEntry({ ...draft, ...union, appealId: ids.appealId, queryCode: ids.queryCode });
    if (entry === undefined) return;
    running.current = true;
    const answer = await command.run(entry);
    running.current = false;
    if (answer.ok) return keep({ ...answer.value, queryCode: ids.queryCode, isFormer: false });
    if (!ARRIVED.includes(answer.failure.code)) return;
    const found = await client.call(appealsApi.readAppeal, { appealId: ids.appealId });
    if (!found.ok) return;
    keep({ appealId: ids.appealId, caseNumber: found.value.caseNumber, queryCode: ids.queryCode, dueOn: found.value.dueOn ?? '', isFormer: true });
  };

  const isPhoneRefused = command.failure?.code === 'appeals/contact-needed';
  const words = (field: EntryField) => (isTried && problems[field] !== undefined ? t(`appeals.office.enter.${problems[field]}`)
    : issueText(t, command.issues.get(field)));
  const errors = {
    source: words('source'), topic: words('topic'), text: words('text'), disclosure: words('disclosure'), name: words('name'),
    phone: isPhoneRefused ? t('appeals.office.enter.phone-wrong') : issueText(t, command.issues.get('phone')),
  };
  return {
    draft, set, union, errors, isBusy: command.isBusy, failure: command.failure,
    isAtField: Object.values(errors).some((error) => error !== undefined), submit: () => void submit(),
    receipt: held.value.receipt ?? undefined, finish: held.clear,
  };
}
