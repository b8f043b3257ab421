import { useId, useState } from 'react';
import Select from 'antd/es/select';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi, type Found, type Weights } from './draw-api.ts';
import { coarse, GROUNDS, HIGHER, type Ground } from './weight-choices.ts';

const MOST = 200;
type Higher = (typeof HIGHER)[number];

/** Somebody of the list, a number, a reason: whoever has one already gets the new one instead. */
export function WeightForm({ drawId, weights }: { readonly drawId: string; readonly weights: Weights }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(drawApi.setWeight);
  const [picked, setPicked] = useState<Found>();
  const [weight, setWeight] = useState<Higher>('2');
  const [ground, setGround] = useState<Ground>();
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState('');
  const reason = ground === undefined ? '' : ground === 'other' ? words.trim() : t(`draw.office.weights.ground.${ground}`);
  const former = weights.weights.find(({ entryId }) => entryId === picked?.entryId);
  const give = async (): Promise<void> => {
    setTried(true);
    setSaid('');
    if (picked === undefined || reason === '' || reason.length > MOST) return;
    const answer = await run({ drawId, entryId: picked.entryId, weight: coarse(Number(weight)), reason });
    if (!answer.ok) return;
    setSaid(t('draw.office.weights.done', { name: picked.name, weight: Number(weight) }));
    setPicked(undefined);
    setGround(undefined);
    setWords('');
    setTried(false);
  };
  return (
    <Form onSubmit={() => void give()} failure={failure} onRetry={() => void give()}>
      <EntryPicker drawId={drawId} picked={picked} onPick={setPicked} error={isTried && picked === undefined ? t('draw.office.weights.who-needed') : undefined} />
      {former !== undefined && <p className="zj-soft zj-small">{t('draw.office.weights.former', { weight: former.weight })}</p>}
      <ChoiceCards
        legend={t('draw.field.weight')} hint={t('draw.office.weights.weight-hint')} look="chips" value={weight} onValue={setWeight}
        choices={HIGHER.map((value) => ({ value, label: t('draw.office.weights.times', { weight: Number(value) }) }))}
      />
      <ChoiceCards
        legend={t('draw.office.weights.reason')} hint={t('draw.office.weights.reason-hint')} look="chips" value={ground} onValue={setGround}
        choices={GROUNDS.map((value) => ({ value, label: t(`draw.office.weights.ground.${value}`) }))} error={isTried && ground === undefined ? t('draw.office.weights.reason-needed') : undefined}
      />
      {ground === 'other' && (
        <TextInput
          label={t('draw.office.weights.other')} value={words} onValue={setWords} limit={MOST} autoComplete="off"
          error={isTried && (reason === '' || reason.length > MOST) ? t('draw.office.weights.reason-needed') : undefined}
        />
      )}
      <p role="status" className={said === '' ? 'zj-unseen' : 'zj-soft'}>{said}</p>
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('draw.office.weights.send')}</Button></div>
    </Form>
  );
}

type PickerProps = { readonly drawId: string; readonly picked: Found | undefined; readonly onPick: (found: Found | undefined) => void; readonly error: string | undefined };

/** One of those who signed up, found by typing a part of the name. */
function EntryPicker({ drawId, picked, onPick, error }: PickerProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = useRead(drawApi.findEntries, { drawId, words: typed.trim().slice(0, 40) }, { keepsFormer: true }).answer?.entries ?? [];
  const shown = picked === undefined || found.some(({ entryId }) => entryId === picked.entryId) ? found : [picked, ...found];
  return (
    <div className="zj-filter">
      <label htmlFor={id}>{t('draw.office.weights.who')}</label>
      <Select
        id={id} className="zj-filter-select" showSearch={{ filterOption: false, onSearch: setTyped }} aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : `${id}e`}
        placeholder={t('draw.office.weights.who-hint')} value={picked?.entryId ?? null} notFoundContent={t(typed === '' ? 'draw.office.weights.nobody' : 'draw.office.weights.not-found')}
        onChange={(entryId: string | null) => onPick(shown.find((one) => one.entryId === entryId))}
        options={shown.map(({ entryId, name, unionName, persons }) => ({ value: entryId, label: t('draw.office.weights.person', { name, union: unionName, count: persons }) }))}
      />
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
    </div>
  );
}
