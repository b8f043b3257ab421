import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { TEXT_KINDS, type Purpose } from '../rules/text-kinds.ts';
import { ConsentFields } from './consent-fields.tsx';
import { consentsApi, NOTHING_TICKED, wordsIn, type Ask } from './consents-api.ts';
import { ConsentsText } from './member-texts.tsx';

/** Texts that somebody closed without an answer: asked again at the next visit, not on the next page. */
const putOff = new Set<string>();

/** A notice allows more than was agreed to: one sheet that says what is new, with yes, no and later. Never a wall. */
export function AskSheet() {
  const { answer } = useRead(consentsApi.readAsk, {});
  const ask = answer?.ask ?? undefined;
  const [closed, setClosed] = useState<string>();
  if (ask === undefined || closed === ask.hash || putOff.has(ask.hash)) return null;
  const close = () => {
    putOff.add(ask.hash);
    setClosed(ask.hash);
  };
  return <ConsentsText><Sheet key={ask.hash} ask={ask} onClose={close} /></ConsentsText>;
}

function Sheet({ ask, onClose }: { readonly ask: Ask; readonly onClose: () => void }) {
  const t = useText();
  const give = useCommand(consentsApi.give);
  const decline = useCommand(consentsApi.decline);
  const [value, setValue] = useState(NOTHING_TICKED);
  const [isTried, setTried] = useState(false);
  const agree = async (): Promise<void> => {
    setTried(true);
    const { textKey, hash } = ask;
    const left = ask.purposes.filter((purpose) => !value.purposes.includes(purpose));
    const isNeeded = (purpose: Purpose) => TEXT_KINDS[textKey].some((kind) => kind.purpose === purpose && !kind.isOptional);
    if (left.length === ask.purposes.length || left.some(isNeeded)) return;
    if (!(await give.run({ textKey, agreement: { hash: value.hash, purposes: [...value.purposes] } })).ok) return;
    // What was left unticked is a no, and is not asked about again.
    if (left.length > 0) await decline.run({ textKey, hash });
    onClose();
  };
  const refuse = async (): Promise<void> => {
    if ((await decline.run({ textKey: ask.textKey, hash: ask.hash })).ok) onClose();
  };
  return (
    <Dialog
      isOpen onClose={onClose} title={t('consents.member.ask', { title: wordsIn(ask.content, t.language)['title'] ?? '' })} description={t('consents.member.ask-text')}
      actions={(
        <>
          <Button isBusy={decline.isBusy} onClick={() => void refuse()}>{t('consents.member.ask-no')}</Button>
          <Button variant="primary" isBusy={give.isBusy} onClick={() => void agree()}>{t('consents.member.ask-yes')}</Button>
        </>
      )}
    >
      <div className="zj-stack">
        {ask.reasons.length > 0 && <ul className="consents-reasons">{ask.reasons.map((reason) => <li key={reason}>{t('consents.member.ask-new', { reason })}</li>)}</ul>}
        <ConsentFields textKey={ask.textKey} unionId={ask.unionId} value={value} onValue={setValue} isTried={isTried} failure={give.failure} only={ask.purposes} />
        <FailureBanner failure={give.failure ?? decline.failure} />
      </div>
    </Dialog>
  );
}
