import Checkbox from 'antd/es/checkbox';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Field } from '../form.ts';
import { ClassChoice } from './class-choice.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { KindSettings } from './kind-settings.tsx';
import { WordsInput } from './words-input.tsx';

export type FieldSettingsProps = {
  readonly field: Field;
  /** The fields that stand above, or the columns before: what a condition and a calculation may look at. */
  readonly above: readonly Field[];
  readonly problems: readonly string[];
  readonly onField: (field: Field) => void;
  /** A column of a table: shown in every row, so without a condition. */
  readonly isColumn?: boolean;
};

/** Everything about one field: words, whether it must be given, who may read it, what its kind needs, when it is shown. */
export function FieldSettings({ field, above, problems, onField, isColumn = false }: FieldSettingsProps) {
  const t = useText();
  const isHeading = field.kind === 'section' || field.kind === 'note';
  return (
    <div className="forms-settings">
      {problems.map((text) => <p key={text} className="forms-problem" role="status">{text}</p>)}
      <WordsInput
        label={t(isHeading ? 'forms.office.heading' : 'forms.office.label')} value={field.label}
        onValue={(label) => onField({ ...field, label: label ?? field.label })}
      />
      <WordsInput isOptional label={t('forms.office.hint')} value={field.hint} onValue={(hint) => onField({ ...field, hint })} />
      {!isHeading && field.kind !== 'calculated' && (
        <Checkbox checked={field.isRequired} onChange={(event) => onField({ ...field, isRequired: event.target.checked })}>{t('forms.office.must')}</Checkbox>
      )}
      <KindSettings
        field={field} above={above} onField={onField}
        settingsOf={(column, before, onColumn) => <FieldSettings isColumn field={column} above={before} problems={[]} onField={onColumn} />}
      />
      {!isHeading && <ClassChoice field={field} onClass={(answerClass) => onField({ ...field, class: answerClass })} />}
      {!isColumn && (
        <ConditionEditor legend={t('forms.office.show-when')} fields={above} value={field.showIf} onValue={(showIf) => onField({ ...field, showIf })} />
      )}
    </div>
  );
}
