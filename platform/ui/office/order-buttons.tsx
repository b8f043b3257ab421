import { useEffect, useRef, useState } from 'react';
import { Button } from '../phone/button.tsx';
import { useText } from '../text/text-provider.tsx';

export type OrderButtonsProps = { readonly at: number; readonly count: number; readonly name: string; readonly onMove: (by: -1 | 1) => void };

/** One place up or down, by press or key; said aloud, and pressing again goes on. */
export function OrderButtons({ at, count, name, onMove }: OrderButtonsProps) {
  const t = useText();
  const pressed = useRef<HTMLButtonElement>(null);
  const [isMoved, setMoved] = useState(false);
  // A row that changes places is taken out and put in again by the browser, and the focus would stay behind.
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  });
  const move = (by: -1 | 1) => (event: { readonly currentTarget: HTMLButtonElement }) => {
    pressed.current = event.currentTarget;
    setMoved(true);
    onMove(by);
  };
  return (
    <>
      <Button variant="quiet" aria-label={t('ui/order/up-of', { name })} onClick={move(-1)}>{t('ui/order/up')}</Button>
      <Button variant="quiet" aria-label={t('ui/order/down-of', { name })} onClick={move(1)}>{t('ui/order/down')}</Button>
      <span className="zj-unseen" role="status">{isMoved ? t('ui/order/moved', { name, place: at + 1, count }) : ''}</span>
    </>
  );
}
