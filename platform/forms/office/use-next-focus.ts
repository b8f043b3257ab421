import { useEffect, useRef } from 'react';

/** Whoever adds a part wants to fill it in; whoever removes one loses the button under their finger. */
export function useNextFocus() {
  const box = useRef<HTMLFieldSetElement>(null);
  const next = useRef<string>(undefined);
  useEffect(() => {
    if (next.current === undefined) return;
    const part = box.current?.querySelector<HTMLElement>(next.current);
    next.current = undefined;
    (part?.querySelector<HTMLElement>('input:checked') ?? part?.querySelector<HTMLElement>('input') ?? part)?.focus();
  });
  return { box, focusNext: (selector: string) => { next.current = selector; } };
}
