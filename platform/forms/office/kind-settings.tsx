import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { toFen, toNumber, yuanOf } from '../amount.ts';
import type { Field } from '../form.ts';
import { useTyped } from '../phone/typed-fields.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import { ColumnsEditor, type SettingsOf } from './columns-editor.tsx';
import { SumEditor } from './sum-editor.tsx';
import { WordsInput } from './words-input.tsx';

export type KindSettingsProps = {
  readonly field: Field;
  readonly above: readonly Field[];
  readonly onField: (field: Field) => void;
  readonly settingsOf: SettingsOf;
};

/** What only this kind of field has. */
export function KindSettings({ field, above, onField, settingsOf }: KindSettingsProps) {
  const t = useText();
  switch (field.kind) {
    case 'text': case 'long-text':
      return <CountInput label={t('forms.office.longest')} value={field.longest} onValue={(longest) => onField({ ...field, longest })} />;
    case 'number':
      return (
        <>
          <WordsInput isOptional label={t('forms.office.unit')} value={field.unit} onValue={(unit) => onField({ ...field, unit })} />
          <CountInput label={t('forms.office.decimals')} value={field.decimals} onValue={(decimals) => onField({ ...field, decimals: Math.min(decimals ?? 0, 4) })} />
          <CountInput label={t('forms.office.least')} value={field.least} onValue={(least) => onField({ ...field, least })} />
          <CountInput label={t('forms.office.most')} value={field.most} onValue={(most) => onField({ ...field, most })} />
        </>
      );
    case 'money':
      return (
        <>
          <CountInput isMoney label={t('forms.office.least-money')} value={field.least} onValue={(least) => onField({ ...field, least })} />
          <CountInput isMoney label={t('forms.office.most-money')} value={field.most} onValue={(most) => onField({ ...field, most })} />
        </>
      );
    case 'date':
      return (
        <>
          <TextInput label={t('forms.office.earliest')} isOptional type="date" value={field.earliest ?? ''} onValue={(day) => onField({ ...field, earliest: day === '' ? undefined : day })} />
          <TextInput label={t('forms.office.latest')} isOptional type="date" value={field.latest ?? ''} onValue={(day) => onField({ ...field, latest: day === '' ? undefined : day })} />
        </>
      );
    case 'choice':
      return <ChoicesEditor choices={field.choices} onChoices={(choices) => onField({ ...field, choices })} />;
    case 'choices':
      return (
        <>
          <ChoicesEditor choices={field.choices} onChoices={(choices) => onField({ ...field, choices })} />
          <CountInput label={t('forms.office.fewest-choices')} value={field.fewest} onValue={(fewest) => onField({ ...field, fewest })} />
          <CountInput label={t('forms.office.most-choices')} value={field.most} onValue={(most) => onField({ ...field, most: atLeastOne(most) })} />
        </>
      );
    case 'photos': case 'files':
      return <CountInput label={t('forms.office.most-photos')} value={field.most} onValue={(most) => onField({ ...field, most: Math.min(Math.max(1, most ?? 1), 9) })} />;
    case 'table':
      return (
        <>
          <ColumnsEditor table={field} onTable={onField} settingsOf={settingsOf} />
          <CountInput label={t('forms.office.fewest-rows')} value={field.fewest} onValue={(fewest) => onField({ ...field, fewest: Math.min(fewest ?? 0, 100) })} />
          <CountInput label={t('forms.office.most-rows')} value={field.most} onValue={(most) => onField({ ...field, most: Math.min(Math.max(1, most ?? 1), 100) })} />
        </>
      );
    case 'calculated':
      return <SumEditor field={field} above={above} onField={onField} />;
    case 'yes-no': case 'phone': case 'id-number': case 'person': case 'union': case 'signature': case 'place': case 'section': case 'note':
      return null;
  }
}

type CountInputProps = {
  readonly label: string;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
  readonly isMoney?: boolean;
};

/** A limit, or none. What is no number changes nothing. */
function CountInput({ label, value, onValue, isMoney = false }: CountInputProps) {
  const typed = useTyped({
    value, read: isMoney ? toFen : toNumber, write: isMoney ? (fen) => yuanOf(fen).replace(/\.00$/, '') : String,
    onValue(given) {
      if (given === undefined || typeof given === 'number') onValue(given);
    },
  });
  return <TextInput label={label} isOptional inputMode="decimal" autoComplete="off" {...typed} />;
}

function atLeastOne(count: number | undefined): number | undefined {
  return count === undefined ? undefined : Math.max(1, count);
}
