import { useText } from '#platform/ui/text/text-provider.tsx';
import { useDesk, useSpeaker } from '../design-context.ts';
import { fieldName, fieldOptions } from '../step-words.ts';
import { CheckLine } from './check-line.tsx';

export type FieldPicksProps = { readonly legend: string; readonly hint: string; readonly value: readonly string[]; readonly onValue: (keys: readonly string[]) => void; readonly most: number };

/** Some fields of the form. A field that was named and is gone stays in the list, so that it can be taken out. */
export function FieldPicks({ legend, hint, value, onValue, most }: FieldPicksProps) {
  const t = useText();
  const speaker = useSpeaker();
  const { definition } = useDesk();
  const options = fieldOptions(definition.form, t);
  const gone = value.filter((key) => options.every((option) => option.value !== key)).map((key) => ({ value: key, label: fieldName(speaker, key) }));
  const toggle = (key: string, isPicked: boolean) => onValue(isPicked ? [...value, key].slice(0, most) : value.filter((one) => one !== key));
  return (
    <fieldset className="fd-set">
      <legend>{legend}</legend>
      <p className="fd-hint">{hint}</p>
      {options.length === 0 && <p className="fd-hint">{t('flows.designer.no-fields')}</p>}
      <div className="fd-picks">
        {[...options, ...gone].map((option) => <CheckLine key={option.value} label={option.label} isChecked={value.includes(option.value)} onChecked={(isPicked) => toggle(option.value, isPicked)} />)}
      </div>
    </fieldset>
  );
}
