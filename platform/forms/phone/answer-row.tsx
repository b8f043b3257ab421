import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import { sayAnswer } from '../say-answer.ts';
import type { KnownNames, ReadPhoto } from './field-props.tsx';
import { StoredPhoto } from './stored-photo.tsx';

export type AnswerRowProps = {
  readonly field: Field;
  readonly value: unknown;
  readonly names: KnownNames | undefined;
  readonly readPhoto: ReadPhoto | undefined;
};

/** One question with its answer, for a list of both. */
export function AnswerRow({ field, value, names, readPhoto }: AnswerRowProps) {
  const t = useText();
  return (
    <div className="forms-answer">
      <dt>{inLanguage(field.label, t.language)}</dt>
      <dd><AnswerValue {...{ field, value, names, readPhoto }} /></dd>
    </div>
  );
}

/** The answer itself: pictures where it is pictures, rows where it is rows, else a sentence. */
export function AnswerValue({ field, value, names, readPhoto }: AnswerRowProps) {
  const t = useText();
  const said = sayAnswer(field, value, { t, ...names });
  if (said === '') return <span className="zj-soft">{t('forms.say.nothing')}</span>;
  const ids = field.kind === 'signature' ? [value] : (field.kind === 'photos' || field.kind === 'files') && Array.isArray(value) ? value : [];
  const pictures = ids.filter((id: unknown) => typeof id === 'string' && id.length === 36).filter((id) => typeof id === 'string');
  if (pictures.length > 0 && readPhoto !== undefined) {
    const label = inLanguage(field.label, t.language);
    return (
      <ul className="forms-photos" aria-label={said}>
        {pictures.map((fileId, at) => (
          <li key={fileId}>
            <StoredPhoto fileId={fileId} readPhoto={readPhoto} label={t('forms.fields.photo-nth', { label, place: at + 1 })} look={field.kind === 'signature' ? 'signature' : 'photo'} />
          </li>
        ))}
      </ul>
    );
  }
  if (field.kind !== 'table' || !Array.isArray(value)) return <span className="forms-said">{said}</span>;
  return (
    <ol className="forms-read-rows">
      {value.map((row: unknown, at) => (
        <li key={at}>
          <p className="forms-row-name">{t('forms.fields.row', { row: at + 1 })}</p>
          <dl className="forms-answers">
            {field.columns.map((column) => <AnswerRow key={column.key} field={column} value={cellOf(row, column.key)} names={names} readPhoto={readPhoto} />)}
          </dl>
        </li>
      ))}
    </ol>
  );
}

export function cellOf(row: unknown, key: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, key) : row;
}
