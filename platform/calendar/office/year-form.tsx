import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { MOST_DAYS, type YearView } from './calendar-api.ts';
import { FocusedHeading } from './focused-heading.tsx';
import { LONGEST_NAME, LONGEST_RANGE } from './parse-days.ts';
import { useYearForm, type YearFormState } from './use-year-form.ts';
import type { DayProblem } from './year-draft.ts';
import { YearPreview } from './year-preview.tsx';

export type YearFormProps = { readonly view: YearView; readonly onSaved: (workingDays: number) => void; readonly onClose: () => void };

/** A year's holidays typed or pasted from the notice, looked at as a year, then saved. */
export function YearForm({ view, onSaved, onClose }: YearFormProps) {
  const state = useYearForm(view, onSaved);
  if (state.isPreviewed) return <YearPreview view={view} state={state} />;
  return <YearFields view={view} state={state} onClose={onClose} />;
}

type YearFieldsProps = { readonly view: YearView; readonly state: YearFormState; readonly onClose: () => void };

function YearFields({ view, state, onClose }: YearFieldsProps) {
  const t = useText();
  const { text, set, read, isTried } = state;
  const year = String(view.year);
  const offProblems = read.isOffMissing ? t('calendar.office.problem.none')
    : read.isTooMuch ? t('calendar.office.problem.too-much', { limit: MOST_DAYS }) : problemsText(t, read.off, year);
  return (
    <section className="zj-panel year-form">
      <FocusedHeading>{t('calendar.office.form.title', { year })}</FocusedHeading>
      <Form onSubmit={state.preview}>
        <p className="zj-soft">{t('calendar.office.form.lead', { year })}</p>
        <TextInput
          label={t('calendar.office.form.source')} hint={t('calendar.office.form.source-hint', { year })} limit={200} autoComplete="off"
          value={text.source} onValue={(source) => set({ source })}
          error={isTried && read.isSourceMissing ? t('calendar.office.problem.no-source') : undefined}
        />
        <div className="year-lists">
          <TextArea
            label={t('calendar.office.form.off')} hint={t('calendar.office.form.off-hint')} spellCheck={false} autoComplete="off"
            value={text.off} onValue={(off) => set({ off })} error={isTried ? offProblems : undefined}
          />
          <TextArea
            label={t('calendar.office.form.worked')} hint={t('calendar.office.form.worked-hint')} spellCheck={false} autoComplete="off"
            value={text.worked} onValue={(worked) => set({ worked })} isOptional
            error={isTried ? problemsText(t, read.worked, year) : undefined}
          />
        </div>
        <div className="year-acts">
          <Button variant="primary" type="submit">{t('calendar.office.form.preview')}</Button>
          <Button onClick={onClose}>{t('calendar.office.form.close')}</Button>
          {state.isChanged && <Button variant="quiet" onClick={state.discard}>{t('calendar.office.form.discard')}</Button>}
        </div>
        {state.isChanged && <p className="zj-soft zj-small">{t('calendar.office.form.kept')}</p>}
      </Form>
    </section>
  );
}

const SHOWN_PROBLEMS = 6;

/** A sentence for each line, the rest counted: a pasted page of prose would be wrong in every line. */
function problemsText(t: Translator, problems: readonly DayProblem[], year: string): string | undefined {
  if (problems.length === 0) return undefined;
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ line, kind, text }) => t(`calendar.office.problem.${kind}`, {
    line: String(line), text: text.length > 24 ? `${text.slice(0, 24)}…` : text, year, days: LONGEST_RANGE, letters: LONGEST_NAME,
    weekday: isPlainDate(text) ? t.format.date(text, 'weekday') : '',
  }));
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [t('calendar.office.problem.more', { count: more })] : [])].join('\n');
}
