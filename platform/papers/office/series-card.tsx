import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { papersApi, type SeriesView } from './papers-api.ts';

const CODE = /^[\p{Script=Han}A-Za-z0-9（）]{2,16}$/u;
const NUMBER = /^[1-9]\d{0,4}$/;

export type SeriesCardProps = { readonly view: SeriesView; readonly unionId: string };

/** A kind of document: what its next number will be, and the form that says what it is called. */
export function SeriesCard({ view, unionId }: SeriesCardProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const name = t(`papers.office.series.${view.series}`);
  return (
    <li className="zj-panel papers-card">
      <h3>{name}</h3>
      {view.text === null ? <p className="zj-soft">{t('papers.office.unset')}</p> : <p>{t('papers.office.next', { text: view.text })}</p>}
      {isOpen
        ? <SeriesForm view={view} unionId={unionId} onDone={() => setOpen(false)} />
        : <div><Button onClick={() => setOpen(true)} aria-label={t(view.code === null ? 'papers.office.set-of' : 'papers.office.change-of', { name })}>{t(view.code === null ? 'papers.office.set' : 'papers.office.change')}</Button></div>}
    </li>
  );
}

function SeriesForm({ view, unionId, onDone }: SeriesCardProps & { readonly onDone: () => void }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(papersApi.setSeries);
  const [code, setCode] = useState(view.code ?? '');
  const [used, setUsed] = useState(view.next > 1 ? String(view.next - 1) : '');
  const [isTried, setTried] = useState(false);
  const [isCodeFit, isUsedFit] = [CODE.test(code.trim()), used.trim() === '' || NUMBER.test(used.trim())];
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isCodeFit || !isUsedFit) return;
    const usedUpTo = view.isBegun || used.trim() === '' ? {} : { usedUpTo: Number(used) };
    const answer = await run({ unionId, series: view.series, code: code.trim(), ...usedUpTo });
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void save()} failure={failure} onRetry={() => void save()}>
      <TextInput
        label={t('papers.office.code')} hint={t('papers.office.code-hint')} value={code} onValue={setCode} autoComplete="off" spellCheck={false}
        error={isTried && !isCodeFit ? t('papers.office.code-unfit') : undefined}
      />
      {!view.isBegun && (
        <TextInput
          label={t('papers.office.used')} hint={t('papers.office.used-hint')} isOptional value={used} onValue={setUsed} inputMode="numeric" autoComplete="off"
          error={isTried && !isUsedFit ? t('papers.office.used-unfit') : undefined}
        />
      )}
      <div className="papers-acts">
        <Button variant="primary" type="submit" isBusy={isBusy}>{t('papers.office.save')}</Button>
        <Button onClick={onDone}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
