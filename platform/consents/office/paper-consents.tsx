import { useState, type ReactNode } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { missingPurposes, TEXT_KEYS, TEXT_KINDS, type Purpose, type PurposeKind, type TextKey } from '../rules/text-kinds.ts';
import { consentsOfficeApi, type TextList } from './consents-api.ts';
import { titleOf, wordsOf } from './version-words.ts';
import './consents.css';

const RELATIONS = ['father', 'mother', 'grandparent', 'other'] as const;
type Guardian = { readonly name: string; readonly relation: (typeof RELATIONS)[number] | undefined };

export type PaperConsentsProps = { readonly unionId: string; readonly personId: string };

/** What a member signed at the counter, and taking it back there: for whoever has no phone at hand. */
export function PaperConsents({ unionId, personId }: PaperConsentsProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [times, setTimes] = useState(0);
  const read = useRead(consentsOfficeApi.listTexts, { unionId }, { isReady: isOpen });
  const done = () => {
    setTimes(times + 1);
    setOpen(false);
  };
  return (
    <section className="zj-panel zj-stack" aria-labelledby="consents-paper">
      <h2 id="consents-paper">{t('consents.office.paper')}</h2>
      <p className="zj-soft">{t('consents.office.paper-text')}</p>
      <p role="status" className="zj-soft">{times > 0 && t('consents.office.paper-done')}</p>
      {isOpen
        ? <DataState read={read}>{(list) => <PaperForm list={list} unionId={unionId} personId={personId} onDone={done} />}</DataState>
        : <div><Button onClick={() => setOpen(true)}>{t('consents.office.paper-open')}</Button></div>}
    </section>
  );
}

function PaperForm({ list, unionId, personId, onDone }: PaperConsentsProps & { readonly list: TextList; readonly onDone: () => void }) {
  const t = useText();
  const save = useCommand(consentsOfficeApi.recordPaper);
  const withdraw = useCommand(consentsOfficeApi.withdrawOnPaper);
  const [textKey, setTextId] = useState<TextKey>('register');
  const [purposes, setPurposes] = useState<readonly Purpose[]>([]);
  const [guardian, setGuardian] = useState<Guardian | undefined>();
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const text = list.texts.find((one) => one.textKey === textKey);
  const content = text?.versions.find(({ hash }) => hash === text.currentHash)?.content ?? { 'zh-CN': {}, 'en': null };
  const { relation } = guardian ?? {};
  const isGuardianWhole = guardian === undefined || (guardian.name.trim().length >= 2 && relation !== undefined);
  const send = async (): Promise<void> => {
    setTried(true);
    if (text === undefined || missingPurposes(textKey, purposes).length > 0 || note.trim().length < 2 || !isGuardianWhole) return;
    const speaking = guardian === undefined || relation === undefined ? {} : { guardian: { name: guardian.name.trim(), relation } };
    const agreement = { hash: text.currentHash, purposes: [...purposes] };
    if ((await save.run({ unionId, personId, textKey, agreement, note: note.trim(), bornOn: null, ...speaking })).ok) onDone();
  };
  const takeBack = async (purpose: Purpose): Promise<void> => {
    if ((await withdraw.run({ unionId, personId, textKey, purpose })).ok) onDone();
  };
  return (
    <Form onSubmit={() => void send()} failure={save.failure} onRetry={send}>
      <ChoiceCards
        legend={t('consents.office.paper-which')} look="chips" value={textKey} onValue={(next) => { setTextId(next); setPurposes([]); }}
        choices={TEXT_KEYS.map((one) => ({ value: one, label: titleOf(t, list.texts.find((other) => other.textKey === one)?.versions[0]?.content ?? content) }))}
      />
      <fieldset className="consents-ticks">
        <legend>{t('consents.office.paper-purposes')}</legend>
        {TEXT_KINDS[textKey].map((kind) => (
          <PaperTick
            key={kind.purpose} kind={kind} label={wordsOf(t, content)[`agree.${kind.purpose}`] ?? ''} isTicked={purposes.includes(kind.purpose)} isTried={isTried}
            onTick={(isTicked) => setPurposes(isTicked ? [...purposes, kind.purpose] : purposes.filter((one) => one !== kind.purpose))}
            withdrawal={<Button variant="quiet" isBusy={withdraw.isBusy} onClick={() => void takeBack(kind.purpose)}>{t('consents.office.paper-withdraw', { purpose: t(`consents.purpose.${kind.purpose}`) })}</Button>}
          />
        ))}
      </fieldset>
      <GuardianFields guardian={guardian} onGuardian={setGuardian} isTried={isTried} />
      <TextInput label={t('consents.office.paper-note')} hint={t('consents.office.paper-note-hint')} limit={200} value={note} onValue={setNote} error={isTried && note.trim().length < 2 ? t('consents.office.needed') : undefined} />
      <FailureBanner failure={withdraw.failure} />
      <div><Button type="submit" variant="primary" isBusy={save.isBusy}>{t('consents.office.paper-save')}</Button></div>
    </Form>
  );
}

type PaperTickProps = {
  readonly kind: PurposeKind;
  readonly label: string;
  readonly isTicked: boolean;
  readonly isTried: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly withdrawal: ReactNode;
};

function PaperTick({ kind, label, isTicked, isTried, onTick, withdrawal }: PaperTickProps) {
  return (
    <div className="consents-paper-line">
      <label>
        <input type="checkbox" checked={isTicked} aria-invalid={isTried && !kind.isOptional && !isTicked ? true : undefined} onChange={(event) => onTick(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      {withdrawal}
    </div>
  );
}

type GuardianFieldsProps = { readonly guardian: Guardian | undefined; readonly onGuardian: (guardian: Guardian | undefined) => void; readonly isTried: boolean };

function GuardianFields({ guardian, onGuardian, isTried }: GuardianFieldsProps) {
  const t = useText();
  return (
    <>
      <div className="consents-paper-line">
        <label>
          <input type="checkbox" checked={guardian !== undefined} onChange={(event) => onGuardian(event.currentTarget.checked ? { name: '', relation: undefined } : undefined)} />
          <span>{t('consents.office.paper-guardian')}</span>
        </label>
      </div>
      {guardian !== undefined && (
        <>
          <TextInput
            label={t('consents.office.paper-guardian-name')} value={guardian.name} onValue={(name) => onGuardian({ ...guardian, name })}
            error={isTried && guardian.name.trim().length < 2 ? t('consents.office.needed') : undefined}
          />
          <ChoiceCards
            legend={t('consents.office.paper-relation')} look="chips" value={guardian.relation} onValue={(relation) => onGuardian({ ...guardian, relation })}
            error={isTried && guardian.relation === undefined ? t('consents.office.choose') : undefined}
            choices={RELATIONS.map((one) => ({ value: one, label: t(`consents.office.relation.${one}`) }))}
          />
        </>
      )}
    </>
  );
}
