import { useEffect, useId, useRef } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { TEXT_KINDS, type Purpose, type PurposeKind, type TextKey } from '../rules/text-kinds.ts';
import { consentsApi, wordsIn, type NoticeText, type Ticked } from './consents-api.ts';
import { ConsentsText } from './member-texts.tsx';
import { FoldedNotice } from './notice-fold.tsx';
import './consents.css';

export type ConsentFieldsProps = {
  readonly textKey: TextKey;
  /** To whom it is said; null for the account. */
  readonly unionId: string | null;
  readonly value: Ticked;
  readonly onValue: (value: Ticked) => void;
  /** The form was sent once: what is missing says so. */
  readonly isTried: boolean;
  /** Of the command behind the form: a text that has changed meanwhile is fetched again, and every tick with it. */
  readonly failure?: ApiFailure | undefined;
  /** From 14 to 17: the plainer words stand first, and nothing beyond need is asked. */
  readonly isYoung?: boolean;
  readonly only?: readonly Purpose[];
};

/** The notice and one tick for each purpose: none is made beforehand, none brings another along (PIPL 14, 29). */
export function ConsentFields(props: ConsentFieldsProps) {
  return <ConsentsText><Fields {...props} /></ConsentsText>;
}

function Fields({ failure, ...props }: ConsentFieldsProps) {
  const read = useRead(consentsApi.readText, { textKey: props.textKey, unionId: props.unionId });
  const { refresh } = read;
  const answered = useRef<ApiFailure>(undefined);
  useEffect(() => {
    if (failure === answered.current) return;
    answered.current = failure;
    if (failure?.code === 'consents/text-changed') refresh();
  });
  return <ReadState read={read} skeleton={<Skeleton rows={2} />}>{(text) => <Ticks {...props} text={text} />}</ReadState>;
}

function Ticks({ textKey, value, onValue, isTried, isYoung = false, only, text }: Omit<ConsentFieldsProps, 'failure' | 'unionId'> & { readonly text: NoticeText }) {
  const t = useText();
  // What was ticked under other words counts for nothing.
  const ticked = value.hash === text.hash ? value.purposes : [];
  const kinds = TEXT_KINDS[textKey].filter(({ purpose, isOptional }) => (only === undefined || only.includes(purpose)) && !(isYoung && isOptional));
  // Where everything is optional, sending nothing at all is no answer either.
  const isEmpty = ticked.length === 0 && kinds.every(({ isOptional }) => isOptional);
  const set = (purpose: Purpose, isTicked: boolean) =>
    onValue({ hash: text.hash, purposes: isTicked ? [...ticked, purpose] : ticked.filter((one) => one !== purpose) });
  return (
    <div className="zj-stack">
      {isYoung && <p className="consents-plain">{wordsIn(text.content, t.language)['plain']}</p>}
      <FoldedNotice text={text} />
      {kinds.map((kind) => (
        <Tick key={kind.purpose} kind={kind} text={text} isTicked={ticked.includes(kind.purpose)} isMissing={isTried && (isEmpty || (!kind.isOptional && !ticked.includes(kind.purpose)))} onTick={(isTicked) => set(kind.purpose, isTicked)} />
      ))}
    </div>
  );
}

type TickProps = { readonly kind: PurposeKind; readonly text: NoticeText; readonly isTicked: boolean; readonly isMissing: boolean; readonly onTick: (isTicked: boolean) => void };

function Tick({ kind: { purpose }, text, isTicked, isMissing, onTick }: TickProps) {
  const t = useText();
  const id = useId();
  return (
    <div className="consents-tick">
      <label>
        <input
          type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)}
          aria-invalid={isMissing ? true : undefined} aria-describedby={isMissing ? `${id}e` : undefined}
        />
        <span>{wordsIn(text.content, t.language)[`agree.${purpose}`]}</span>
      </label>
      {isMissing && <FieldError id={`${id}e`} text={t('consents.member.missing')} />}
    </div>
  );
}
