import { useState } from 'react';
import { inLanguage } from '#platform/forms/in-language.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { instantOf } from '#platform/text/formats.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { checkinApi, MOST, USUAL_MINUTES, type Roll } from './checkin-api.ts';
import type { SessionCheckinProps } from './session-props.ts';

type RollFormProps = Pick<SessionCheckinProps, 'unionId' | 'rollId' | 'beginsAt' | 'questions'> & { readonly former: Roll | undefined; readonly onDone: () => void };
const MINUTE = 60_000;
const NOTES_ERROR = 'checkin-notes-error';

/** From when doors let people in, whether they take people without a place, and what they are shown besides names. */
export function RollForm({ unionId, rollId, beginsAt, questions, former, onDone }: RollFormProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(checkinApi.openRoll);
  const [minutes, setMinutes] = useState(String(former?.admitsFromMinutes ?? USUAL_MINUTES));
  const [walkIns, setWalkIns] = useState<'yes' | 'no'>(former?.takesWalkIns === true ? 'yes' : 'no');
  const [notes, setNotes] = useState<readonly string[]>(former?.notes ?? []);
  const [isTried, setTried] = useState(false);
  const before = /^\d{1,4}$/.test(minutes.trim()) && Number(minutes) <= MOST.admitsFromMinutes ? Number(minutes) : undefined;
  const asked = questions?.fields.filter(({ kind }) => kind !== 'section' && kind !== 'note') ?? [];
  // A question that was taken out of the form since is shown to nobody.
  const shown = asked.filter(({ key }) => notes.includes(key)).map(({ key }) => key);
  const isTooMany = shown.length > MOST.notes;
  const save = async (): Promise<void> => {
    setTried(true);
    if (before === undefined || isTooMany) return;
    const answer = await run({ unionId, rollId, admitsFromMinutes: before, takesWalkIns: walkIns === 'yes', notes: shown });
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void save()} failure={failure} onRetry={save}>
      <TextInput
        label={t('checkin.office.from')} inputMode="numeric" autoComplete="off" value={minutes} onValue={setMinutes}
        hint={before === undefined ? undefined : t('checkin.office.from-when', { when: whenText(t, shiftInstant(instantOf(beginsAt), -before * MINUTE)) })}
        error={isTried && before === undefined ? t('checkin.office.from-range', { most: MOST.admitsFromMinutes }) : undefined}
      />
      <ChoiceCards
        legend={t('checkin.office.walk-ins')} value={walkIns} onValue={setWalkIns}
        choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`checkin.office.walk-ins.${value}`), description: t(`checkin.office.walk-ins.${value}-text`) }))}
      />
      {asked.length > 0 && (
        <fieldset className="zj-choices checkin-ticks" aria-describedby={isTooMany ? NOTES_ERROR : undefined} aria-invalid={isTooMany ? true : undefined}>
          <legend className="zj-label">{t('checkin.office.notes')}</legend>
          <p className="zj-hint">{t('checkin.office.notes-hint')}</p>
          {asked.map(({ key, label }) => (
            <label key={key}>
              <input type="checkbox" checked={shown.includes(key)} onChange={({ currentTarget: { checked } }) => setNotes(checked ? [...shown, key] : shown.filter((one) => one !== key))} />
              <span>{inLanguage(label, t.language)}</span>
            </label>
          ))}
          {isTooMany && <FieldError id={NOTES_ERROR} text={t('checkin.office.notes-most', { most: MOST.notes })} />}
        </fieldset>
      )}
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t(former === undefined ? 'checkin.office.begin' : 'checkin.office.save')}</Button></div>
    </Form>
  );
}
