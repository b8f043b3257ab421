import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { checkAnswers, writableAnswers } from '../check-answers.ts';
import type { Field } from '../form.ts';
import type { Answers } from '../holds.ts';
import type { AnswerProblem } from '../problem.ts';
import { isAnswered, ownValue, seenFields, type SeenField } from '../visible.ts';
import { inLanguage } from '../in-language.ts';
import { AnswerRow } from './answer-row.tsx';
import { problemText } from '../problem-text.ts';
import type { DrawField, FieldPlace, FormFieldsProps } from './field-props.tsx';
import './forms.css';

/** The shown fields of a form under their sections, each drawn by `draw`. */
export function FieldList({ draw, ...props }: FormFieldsProps & { readonly draw: DrawField }) {
  const { form, answers, editable, names, readPhoto } = props;
  const t = useText();
  const problems = useShownProblems(props);
  const change = useChange(props);
  const place = usePlace(props);
  const whole = problems.find(({ key }) => key === '');
  const drawOne = (seen: SeenField): ReactNode => {
    const { field } = seen;
    const { key } = field;
    if (field.kind === 'note') return <Note key={key} field={field} />;
    const value = isAnswered(field) ? ownValue(answers, key) : seen.value;
    if (isAnswered(field) && editable !== undefined && !editable.includes(key)) {
      return <dl key={key} className="forms-answers"><AnswerRow field={field} value={value} names={names} readPhoto={readPhoto} /></dl>;
    }
    const own = problems.filter((problem) => problem.key === key);
    const atField = own.find(({ row }) => row === undefined);
    return (
      <div key={key} className="forms-field" data-kind={field.kind}>
        {draw({
          field, value, place, onValue: (given) => change(key, given), inside: own.filter(({ row }) => row !== undefined),
          error: atField && problemText(t, atField, field.kind),
        })}
      </div>
    );
  };
  return (
    <div className="forms-list">
      {whole !== undefined && <Banner tone="danger" title={problemText(t, whole)} />}
      {sectionsOf(seenFields(form, answers)).map(({ section, fields }) => (
        section === undefined
          ? <div key="" className="forms-section">{fields.map(drawOne)}</div>
          : <Section key={section.key} section={section}>{fields.map(drawOne)}</Section>
      ))}
    </div>
  );
}

function Section({ section, children }: { readonly section: Field; readonly children: ReactNode }) {
  const { language } = useText();
  const id = useId();
  return (
    <section className="forms-section" aria-labelledby={id}>
      <h2 className="forms-section-title" id={id}>{inLanguage(section.label, language)}</h2>
      {section.hint !== undefined && <p className="zj-hint">{inLanguage(section.hint, language)}</p>}
      {children}
    </section>
  );
}

function Note({ field }: { readonly field: Field }) {
  const { language } = useText();
  return (
    <div className="forms-note">
      <p>{inLanguage(field.label, language)}</p>
      {field.hint !== undefined && <p className="zj-soft zj-small">{inLanguage(field.hint, language)}</p>}
    </div>
  );
}

/** Uploads answer late and several at once: each builds on what the one before it left, not on what was drawn last. */
function useChange({ answers, onChange }: FormFieldsProps): (key: string, value: unknown) => void {
  const latest = useRef(answers);
  useEffect(() => {
    latest.current = answers;
  }, [answers]);
  return (key, value) => {
    const { [key]: _, ...others } = latest.current;
    latest.current = value === undefined ? others : { ...others, [key]: value };
    onChange(latest.current);
  };
}

function usePlace({ photos, readPhoto, pickers, names, onSending }: FormFieldsProps): FieldPlace {
  const sending = useRef(new Set<string>());
  return {
    photos, readPhoto, pickers, names,
    onSending(key, isSending) {
      const before = sending.current.size;
      if (isSending) sending.current.add(key);
      else sending.current.delete(key);
      if ((before > 0) !== (sending.current.size > 0)) onSending?.(sending.current.size > 0);
    },
  };
}

/** What was found stands until its field is changed; from then on the field is judged as it is being mended. */
function useShownProblems({ form, answers, problems = NO_PROBLEMS, editable }: FormFieldsProps): readonly AnswerProblem[] {
  const [found, setFound] = useState<{ readonly problems: readonly AnswerProblem[]; readonly answers: Answers }>({ problems, answers });
  if (found.problems !== problems) setFound({ problems, answers });
  if (problems.length === 0) return problems;
  const isSame = ({ key }: AnswerProblem) => key === '' || ownValue(found.answers, key) === ownValue(answers, key);
  if (problems.every(isSame)) return problems;
  const judged = checkAnswers(form, writableAnswers(form, answers, editable), { editable, held: answers });
  const stillWrong = judged.ok ? [] : judged.problems;
  const mended = new Set(problems.filter((problem) => !isSame(problem)).map(({ key }) => key));
  return [...problems.filter(isSame), ...stillWrong.filter(({ key }) => mended.has(key))];
}

const NO_PROBLEMS: readonly AnswerProblem[] = [];

type Part = { readonly section: Field | undefined; readonly fields: readonly SeenField[] };

function sectionsOf(fields: readonly SeenField[]): readonly Part[] {
  const parts: { section: Field | undefined; fields: SeenField[] }[] = [{ section: undefined, fields: [] }];
  for (const seen of fields) {
    if (seen.field.kind === 'section') parts.push({ section: seen.field, fields: [] });
    else parts.at(-1)?.fields.push(seen);
  }
  return parts.filter((part) => part.fields.length > 0);
}
