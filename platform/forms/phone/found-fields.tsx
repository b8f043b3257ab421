import { useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { sayAnswer } from '../say-answer.ts';
import type { WidgetProps } from './field-props.tsx';
import { NotHere } from './not-here.tsx';
import { useFieldWords } from './use-field-words.tsx';

/** A person or a union, by whatever the screen around the form finds them with. */
export function PickedField({ field, value, onValue, error, place }: WidgetProps<'person' | 'union'>) {
  const t = useText();
  const words = useFieldWords(field);
  const draw = field.kind === 'person' ? place.pickers?.person : place.pickers?.union;
  const nameOf = field.kind === 'person' ? place.names?.person : place.names?.union;
  const given = typeof value === 'string' ? value : undefined;
  if (draw === undefined) return <NotHere {...words} text={t(`forms.fields.no-picker-${field.kind}`)} />;
  return draw({ ...words, ...(error === undefined ? {} : { error }), value: given, name: given === undefined ? undefined : nameOf?.(given), onValue });
}

/** What nobody types: said at once whenever it changes, at the next pause. */
export function CalculatedField({ field, value }: WidgetProps<'calculated'>) {
  const t = useText();
  const { label, hint } = useFieldWords(field);
  const said = sayAnswer(field, value, { t });
  return (
    <div className="forms-calculated">
      <p className="zj-label">{label}<span className="zj-optional">{t('forms.fields.calculated')}</span></p>
      {hint !== undefined && <p className="zj-hint">{hint}</p>}
      <output className="forms-calculated-value">{said === '' ? t('forms.fields.calculated-later') : said}</output>
    </div>
  );
}

type Place = { readonly text: string; readonly latitude?: number; readonly longitude?: number };

/** A place in words; where the device knows where it is, its position too, if the person adds it. */
export function PlaceField({ field, value, onValue, error }: WidgetProps<'place'>) {
  const t = useText();
  const words = useFieldWords(field);
  const [state, setState] = useState<'quiet' | 'asking' | 'failed'>('quiet');
  const place = toPlace(value);
  const isKept = place.latitude !== undefined;
  const write = (next: Place) => onValue(next.text === '' && next.latitude === undefined ? undefined : next);
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      setState('quiet');
      write({ ...place, latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
    }, () => setState('failed'), { enableHighAccuracy: true, timeout: PATIENCE });
  };
  return (
    <div className="forms-place">
      <TextInput {...words} error={error} value={place.text} onValue={(text) => write({ ...place, text })} autoComplete="off" />
      <div className="forms-place-foot">
        {isKept
          ? <Button variant="quiet" onClick={() => write({ text: place.text })}>{t('forms.fields.place-drop')}</Button>
          : 'geolocation' in navigator && <Button variant="quiet" isBusy={state === 'asking'} onClick={ask}>{t('forms.fields.place-here')}</Button>}
        <p className="zj-soft zj-small" role="status">
          {isKept ? t('forms.fields.place-kept') : state === 'asking' ? t('forms.fields.place-asking') : state === 'failed' && t('forms.fields.place-failed')}
        </p>
      </div>
    </div>
  );
}

const PATIENCE = 15_000;

function toPlace(value: unknown): Place {
  if (typeof value !== 'object' || value === null) return { text: '' };
  const { text, latitude, longitude } = value as { readonly text?: unknown; readonly latitude?: unknown; readonly longitude?: unknown }; // -- asked below
  const words = typeof text === 'string' ? text : '';
  return typeof latitude === 'number' && typeof longitude === 'number' ? { text: words, latitude, longitude } : { text: words };
}

/** A ten-thousandth of a degree is eleven metres: the house, not the room. */
function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
