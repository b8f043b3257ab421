import { useId } from 'react';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { FieldWords } from './use-field-words.tsx';

/** A field that only the finished screen can draw: a preview knows no people, no unions and no place for pictures. */
export function NotHere({ label, hint, isOptional, text }: FieldWords & { readonly text: string }) {
  const t = useText();
  const id = useId();
  return (
    <div className="zj-field" role="group" aria-labelledby={id}>
      <p className="zj-label" id={id}>{label}{isOptional && <span className="zj-optional">{t('ui/optional')}</span>}</p>
      {hint !== undefined && <p className="zj-hint">{hint}</p>}
      <p className="forms-later">{text}</p>
    </div>
  );
}
