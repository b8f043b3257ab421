import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { PickerProps } from '#platform/forms/phone/field-props.tsx';
import { isUuid } from '#platform/kernel/id.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import '../public-ui/flows.css';
import { lastDigits, readTyped, writeTyped, type TypedMember } from './typed-member.ts';

type MemberFinderProps = PickerProps & { readonly unionId: string; readonly onName: (personId: string, name: string) => void };
/** Whoever stood there before a change. */
type Former = { readonly personId: string; readonly name: string };

/** A colleague whom one knows by name and telephone: one is found or none, there is no list to look through. */
export function MemberFinder({ unionId, onName, ...field }: MemberFinderProps) {
  const t = useText();
  const id = useId();
  const [former, setFormer] = useState<Former>();
  const [focus, setFocus] = useState<'found' | 'name'>();
  const { label, hint, isOptional, value, onValue } = field;
  const name = field.name ?? t('forms.say.person-unknown');
  const isFound = value !== undefined && isUuid(value);
  const change = () => {
    if (value !== undefined) setFormer({ personId: value, name });
    setFocus('name');
    onValue(writeTyped({ name: field.name ?? '', digits: '' }));
  };
  const take = (personId: string) => {
    setFocus('found');
    setFormer(undefined);
    onValue(personId);
  };
  return (
    <div className="zj-field flows-finder" role="group" aria-labelledby={id} {...(hint === undefined ? {} : { 'aria-describedby': `${id}h` })}>
      <p className="zj-label" id={id}>{label}{isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</p>
      {hint !== undefined && <p className="zj-hint" id={`${id}h`}>{hint}</p>}
      {isFound
        ? <Found name={name} hasFocus={focus === 'found'} error={field.error} onChange={change} />
        : (
          <Search
            unionId={unionId} typed={readTyped(value)} onTyped={(typed) => onValue(writeTyped(typed))} error={field.error} hasFocus={focus === 'name'}
            onFound={(person) => { onName(person.personId, person.name); take(person.personId); }}
          />
        )}
      {!isFound && former !== undefined && <Button variant="quiet" onClick={() => take(former.personId)}>{t('flows.member.person.keep', { name: former.name })}</Button>}
    </div>
  );
}

type FoundProps = { readonly name: string; readonly hasFocus: boolean; readonly error: string | undefined; readonly onChange: () => void };

function Found({ name, hasFocus, error, onChange }: FoundProps) {
  const t = useText();
  const box = useFocus<HTMLDivElement>(hasFocus);
  return (
    <>
      {error !== undefined && <Banner tone="danger" title={error} />}
      <div className="flows-finder-found">
        <div ref={box} tabIndex={-1}>
          <p className="zj-soft zj-small">{t('flows.member.person.found')}</p>
          <p className="flows-finder-name">{name}</p>
        </div>
        <Button onClick={onChange} aria-label={t('flows.member.person.change-name', { name })}>{t('flows.member.person.change')}</Button>
      </div>
    </>
  );
}

type SearchProps = {
  readonly unionId: string;
  readonly typed: TypedMember;
  readonly onTyped: (typed: TypedMember) => void;
  readonly onFound: (person: { readonly personId: string; readonly name: string }) => void;
  readonly error: string | undefined;
  readonly hasFocus: boolean;
};

function Search({ unionId, typed, onTyped, onFound, error, hasFocus }: SearchProps) {
  const t = useText();
  const { run, isBusy, failure, reset } = useCommand(flowsApi.confirmMember);
  const [pressed, setPressed] = useState<TypedMember>();
  const [isNobody, setNobody] = useState(false);
  const box = useFocus<HTMLDivElement>(hasFocus);
  const name = typed.name.trim();
  const isPressed = pressed?.name === typed.name && pressed.digits === typed.digits;
  const write = (changed: Partial<TypedMember>) => {
    setNobody(false);
    reset();
    onTyped({ ...typed, ...changed });
  };
  const find = async (): Promise<void> => {
    setPressed(typed);
    if (isBusy || name === '' || typed.digits.length !== 4) return;
    const answer = await run({ unionId, name, lastDigits: typed.digits });
    if (!answer.ok) return;
    if (answer.value.member === null) setNobody(true);
    else onFound(answer.value.member);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter looks for the person; the form around it is not sent by it.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void find();
  };
  // What the form found wrong stands under its first field, unless this one says it better.
  const nameError = isPressed && name === '' ? t('flows.member.person.name-missing') : isNobody || isPressed ? undefined : error;
  const digitsError = isPressed && typed.digits.length !== 4 ? t('flows.member.person.digits-wrong') : undefined;
  return (
    <div className="flows-finder-search" ref={box}>
      <p className="zj-hint">{t('flows.member.person.hint')}</p>
      <TextInput
        label={t('flows.member.person.name')} value={typed.name} onValue={(changed) => write({ name: changed })} autoComplete="off" onKeyDown={onKeyDown}
        {...(nameError === undefined ? {} : { error: nameError })}
      />
      <TextInput
        label={t('flows.member.person.digits')} value={typed.digits} onValue={(changed) => write({ digits: lastDigits(changed) })} inputMode="numeric" autoComplete="off"
        onKeyDown={onKeyDown} {...(digitsError === undefined ? {} : { error: digitsError })}
      />
      {isNobody && <Banner tone="warn" title={t('flows.member.person.none')} isAnnounced>{t('flows.member.person.none-text')}</Banner>}
      <FailureBanner failure={failure} onRetry={find} />
      <div><Button isBusy={isBusy} onClick={() => void find()}>{t('flows.member.person.find')}</Button></div>
    </div>
  );
}

/** Where what had the focus went away, it goes on to what came in its place: the name that was found, or the first input. */
function useFocus<Box extends HTMLElement>(isWanted: boolean) {
  const box = useRef<Box>(null);
  useEffect(() => {
    if (isWanted) (box.current?.querySelector('input') ?? box.current)?.focus();
  }, [isWanted]);
  return box;
}
