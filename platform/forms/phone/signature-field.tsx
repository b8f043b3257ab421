import { useId, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { failureText } from '#platform/ui/api/failure.ts';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { PhotoPlace, WidgetProps } from './field-props.tsx';
import { NotHere } from './not-here.tsx';
import { useSendingTold } from './photo-uploads.tsx';
import { StoredPhoto } from './stored-photo.tsx';
import { useFieldWords } from './use-field-words.tsx';

export function SignatureField(props: WidgetProps<'signature'>) {
  const t = useText();
  const words = useFieldWords(props.field);
  const { photos, readPhoto } = props.place;
  const { value, onValue } = props;
  if (photos === undefined) return <NotHere {...words} text={t('forms.fields.no-uploads')} />;
  if (typeof value !== 'string') return <Signing {...props} to={photos} />;
  return (
    <div className="zj-field" role="group" aria-label={words.label}>
      <p className="zj-label">{words.label}</p>
      <p role="status" className="zj-soft">{t('forms.fields.sign-done')}</p>
      {readPhoto !== undefined && <StoredPhoto fileId={value} label={t('forms.fields.sign-picture')} readPhoto={readPhoto} look="signature" />}
      <div><Button onClick={() => onValue(undefined)}>{t('forms.fields.sign-again')}</Button></div>
    </div>
  );
}

type Way = 'hand' | 'name';

/** By hand, or by keyboard: who cannot draw types the name, and the picture of the typed name is the signature. */
function Signing({ field, onValue, error, place, to }: WidgetProps<'signature'> & { readonly to: PhotoPlace }) {
  const t = useText();
  const id = useId();
  const words = useFieldWords(field);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [way, setWay] = useState<Way>('hand');
  const [name, setName] = useState('');
  const [isDrawn, setDrawn] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [isSending, setSending] = useState(false);
  useSendingTold(isSending, (isNow) => place.onSending(field.key, isNow));
  const use = async (): Promise<void> => {
    const isEmpty = way === 'hand' ? !isDrawn : name.trim() === '';
    setTrouble(isEmpty ? t('forms.fields.sign-missing') : undefined);
    const picture = isEmpty ? null : await (way === 'hand' ? pictureOf(canvas.current) : pictureOf(written(name.trim())));
    if (picture === null) return;
    setSending(true);
    const answer = await uploadPhoto(picture, { purpose: to.purpose, subjectKey: to.subjectKey });
    setSending(false);
    if (answer.ok) onValue(answer.value.fileId);
    else setTrouble(failureText(t, answer.failure));
  };
  const isUnused = way === 'hand' ? isDrawn : name.trim() !== '';
  const said = trouble ?? (error !== undefined && isUnused ? t('forms.fields.sign-unused') : error);
  return (
    <fieldset className="zj-field forms-sign" aria-invalid={said === undefined ? undefined : true} aria-describedby={said === undefined ? undefined : `${id}e`}>
      <legend className="zj-label">{words.label}{words.isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</legend>
      {words.hint !== undefined && <p className="zj-hint">{words.hint}</p>}
      <ChoiceCards
        look="chips" legend={t('forms.fields.sign-way')} value={way} onValue={setWay}
        choices={[{ value: 'hand', label: t('forms.fields.sign-by-hand') }, { value: 'name', label: t('forms.fields.sign-by-typing') }]}
      />
      {way === 'hand'
        ? <DrawingBox box={canvas} label={t('forms.fields.sign-canvas')} onDraw={() => setDrawn(true)} />
        : <TextInput label={t('forms.fields.sign-name')} value={name} onValue={setName} autoComplete="name" />}
      {said !== undefined && <FieldError id={`${id}e`} text={said} />}
      <div className="forms-sign-foot">
        {way === 'hand' && isDrawn && <Button onClick={() => { wipe(canvas.current); setDrawn(false); }}>{t('forms.fields.sign-again')}</Button>}
        <Button variant="primary" isBusy={isSending} onClick={() => void use()}>{t('forms.fields.sign-use')}</Button>
      </div>
    </fieldset>
  );
}

const WIDE = 640;
const HIGH = 240;

type BoxProps = { readonly box: RefObject<HTMLCanvasElement | null>; readonly label: string; readonly onDraw: () => void };

function DrawingBox({ box, label, onDraw }: BoxProps) {
  const isDown = useRef(false);
  const draw = (event: PointerEvent<HTMLCanvasElement>, begins: boolean) => {
    const pen = penOf(event.currentTarget);
    if (pen === null || (!begins && !isDown.current)) return;
    const frame = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - frame.left) * (WIDE / frame.width), (event.clientY - frame.top) * (HIGH / frame.height)];
    if (begins) {
      // Outside the box the stroke goes on, and comes back.
      event.currentTarget.setPointerCapture(event.pointerId);
      isDown.current = true;
      pen.beginPath();
      pen.moveTo(x, y);
      onDraw();
    }
    pen.lineTo(x, y);
    pen.stroke();
  };
  const lift = () => { isDown.current = false; };
  return (
    <canvas
      ref={box} className="forms-sign-box" width={WIDE} height={HIGH} role="img" aria-label={label}
      onPointerDown={(event) => draw(event, true)} onPointerMove={(event) => draw(event, false)} onPointerUp={lift} onPointerCancel={lift}
    />
  );
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const pen = canvas.getContext('2d');
  if (pen !== null) Object.assign(pen, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: 'black', fillStyle: 'black' });
  return pen;
}

function wipe(canvas: HTMLCanvasElement | null): void {
  canvas?.getContext('2d')?.clearRect(0, 0, WIDE, HIGH);
}

/** The name as a picture, as large as it fits. */
function written(name: string): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDE, height: HIGH });
  const pen = penOf(canvas);
  if (pen === null) return canvas;
  const family = getComputedStyle(document.body).fontFamily;
  pen.font = `100px ${family}`;
  pen.font = `${Math.min(120, Math.floor(100 * (WIDE - 40) / Math.max(1, pen.measureText(name).width)))}px ${family}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(name, WIDE / 2, HIGH / 2);
  return canvas;
}

/** On white paper: what is drawn on nothing becomes black on black once it is a JPEG. */
function pictureOf(drawn: HTMLCanvasElement | null): Promise<Blob | null> {
  const paper = Object.assign(document.createElement('canvas'), { width: WIDE, height: HIGH });
  const pen = paper.getContext('2d');
  if (pen === null || drawn === null) return Promise.resolve(null);
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, WIDE, HIGH);
  pen.drawImage(drawn, 0, 0);
  return new Promise((resolve) => { paper.toBlob(resolve, 'image/png'); });
}
