import { useEffect, useRef, useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { moveOrder, type Ordered } from '../rules/move-order.ts';

export type MoveButtonsProps = {
  readonly list: readonly Ordered[]; readonly id: string; readonly name: string;
  readonly onMove: (orders: Readonly<Record<string, number>>) => void;
};

/** One place up or down, by press or key; said aloud, and pressing again goes on. */
export function MoveButtons({ list, id, name, onMove }: MoveButtonsProps) {
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
    onMove(moveOrder(list, id, by));
  };
  const place = list.findIndex((one) => one.id === id) + 1;
  return (
    <>
      <Button variant="quiet" aria-label={t('switchboard.office.up-of', { name })} onClick={move(-1)}>{t('switchboard.office.up')}</Button>
      <Button variant="quiet" aria-label={t('switchboard.office.down-of', { name })} onClick={move(1)}>{t('switchboard.office.down')}</Button>
      <span className="zj-unseen" role="status">{isMoved ? t('switchboard.office.moved', { name, place, count: list.length }) : ''}</span>
    </>
  );
}
