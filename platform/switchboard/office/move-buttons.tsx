import { OrderButtons } from '#platform/ui/office/order-buttons.tsx';
import { moveOrder, type Ordered } from '../rules/move-order.ts';

export type MoveButtonsProps = {
  readonly list: readonly Ordered[]; readonly id: string; readonly name: string;
  readonly onMove: (orders: Readonly<Record<string, number>>) => void;
};

/** Moves one of a list whose places are numbers of its own. */
export function MoveButtons({ list, id, name, onMove }: MoveButtonsProps) {
  const at = list.findIndex((one) => one.id === id);
  return <OrderButtons at={at} count={list.length} name={name} onMove={(by) => onMove(moveOrder(list, id, by))} />;
}
