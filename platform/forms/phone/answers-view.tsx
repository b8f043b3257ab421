import { useId, type ReactNode } from 'react';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { ModuleText, useText } from '#platform/ui/text/text-provider.tsx';
import type { Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import { ownValue, readableFields } from '../visible.ts';
import { AnswerRow, type AnswerRowProps } from './answer-row.tsx';
import type { AnswersViewProps } from './field-props.tsx';
import { formsTexts } from './phone-texts.tsx';
import './forms.css';

/** What was answered, to read on the phone. */
export function AnswersView(props: AnswersViewProps) {
  return <AnswerList {...props} draw={(row) => <AnswerRow key={row.field.key} {...row} />} />;
}

/** The answers under their sections, each drawn by `draw`. */
export function AnswerList({ draw, ...props }: AnswersViewProps & { readonly draw: (row: AnswerRowProps) => ReactNode }) {
  const { form, answers, names, readPhoto } = props;
  const parts = partsOf(readableFields(form, answers));
  return (
    <Coming sign={<Skeleton />}>
      <ModuleText source={formsTexts}>
        <div className="forms-list">
          {parts.map(({ section, fields }) => (
            <Part key={section?.key ?? ''} section={section}>
              <dl className="forms-answers">{fields.map((field) => draw({ field, value: ownValue(answers, field.key), names, readPhoto }))}</dl>
            </Part>
          ))}
        </div>
      </ModuleText>
    </Coming>
  );
}

function Part({ section, children }: { readonly section: Field | undefined; readonly children: ReactNode }) {
  const { language } = useText();
  const id = useId();
  if (section === undefined) return <div className="forms-section">{children}</div>;
  return (
    <section className="forms-section" aria-labelledby={id}>
      <h2 className="forms-section-title" id={id}>{inLanguage(section.label, language)}</h2>
      {children}
    </section>
  );
}

function partsOf(fields: readonly Field[]): readonly { readonly section: Field | undefined; readonly fields: readonly Field[] }[] {
  const parts: { section: Field | undefined; fields: Field[] }[] = [{ section: undefined, fields: [] }];
  for (const field of fields) {
    if (field.kind === 'section') parts.push({ section: field, fields: [] });
    else parts.at(-1)?.fields.push(field);
  }
  return parts.filter((part) => part.fields.length > 0);
}
