import { useState } from 'react';
import type { Answers } from '#platform/forms/condition.ts';
import { FormFields } from '#platform/forms/office/form-fields.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { starterFields } from '../../rules/starter-fields.ts';
import { useDesk, useSpeaker } from './design-context.ts';
import { startTrial, type Trial } from './dry-run.ts';
import { lineWords, officesOf, personWords } from './dry-run-words.ts';
import { CheckLine } from './parts/check-line.tsx';
import { TrialActs } from './trial-acts.tsx';

/** The process played through in the browser with sample people: nothing of it is kept or sent. */
export function DryRunTab() {
  const t = useText();
  const speaker = useSpeaker();
  const { definition } = useDesk();
  const [answers, setAnswers] = useState<Answers>({});
  const [empty, setEmpty] = useState<ReadonlySet<string>>(new Set());
  const [trial, setTrial] = useState<Trial>();
  const editable = starterFields(definition);
  const form = { fields: definition.form.fields.filter(({ key }) => editable.includes(key)) };
  const offices = officesOf(definition.flow);
  const toggle = (office: string, isEmpty: boolean) => setEmpty(new Set(isEmpty ? [...empty, office] : [...empty].filter((one) => one !== office)));
  const isOld = trial !== undefined && trial.flow !== definition.flow;
  return (
    <div className="fd-try fd-panels">
      <section className="zj-panel zj-stack" aria-labelledby="flow-try-form">
        <h2 id="flow-try-form">{t('flows.designer.try.form')}</h2>
        <p className="fd-hint">{t('flows.designer.try.hint')}</p>
        <FormFields form={form} answers={answers} onChange={setAnswers} editable={editable} pickers={samplePickers} />
        {offices.length > 0 && (
          <fieldset className="fd-set">
            <legend>{t('flows.designer.try.empty')}</legend>
            <p className="fd-hint">{t('flows.designer.try.empty-hint')}</p>
            <div className="fd-picks">{offices.map((office) => <CheckLine key={office} label={t('flows.designer.try.is-empty', { person: personWords(speaker, office) })} isChecked={empty.has(office)} onChecked={(isEmpty) => toggle(office, isEmpty)} />)}</div>
          </fieldset>
        )}
        <div><Button variant="primary" onClick={() => setTrial(startTrial(definition.flow, answers, empty))}>{t(trial === undefined ? 'flows.designer.try.start' : 'flows.designer.try.again')}</Button></div>
      </section>
      <section className="zj-panel zj-stack" aria-labelledby="flow-try-course">
        <h2 id="flow-try-course">{t('flows.designer.try.course')}</h2>
        {trial === undefined && <p className="fd-hint">{t('flows.designer.try.nothing')}</p>}
        {isOld && <Banner tone="info" title={t('flows.designer.try.changed')} />}
        {trial !== undefined && (
          <>
            <ol className="fd-course" aria-live="polite">
              {trial.lines.map((line, at) => <li key={`${at} ${line.kind}`} data-kind={line.kind}>{lineWords(speaker, line)}</li>)}
            </ol>
            {trial.refusal !== undefined && <Banner tone="warn" isAnnounced title={t(`flows/${trial.refusal}`)} />}
            <TrialActs trial={trial} form={definition.form} answers={answers} onTrial={setTrial} />
          </>
        )}
      </section>
    </div>
  );
}

/** Persons and unions of a trial are no real ones: one of each is enough to see which way a case goes. */
const SAMPLE = '00000000-0000-4000-8000-000000000001';
const samplePickers: NonNullable<Parameters<typeof FormFields>[0]['pickers']> = {
  person: (props) => <SamplePicker {...props} sample="flows.designer.try.sample-person" />,
  union: (props) => <SamplePicker {...props} sample="flows.designer.try.sample-union" />,
};

type SampleProps = { readonly label: string; readonly value: string | undefined; readonly onValue: (id: string | undefined) => void; readonly sample: string };

function SamplePicker({ label, value, onValue, sample }: SampleProps) {
  const t = useText();
  return (
    <SelectFilter
      label={label} value={value ?? ''} onValue={(id) => onValue(id === '' ? undefined : id)}
      options={[{ value: '', label: t('flows.designer.try.sample-none') }, { value: SAMPLE, label: t(sample) }]}
    />
  );
}
