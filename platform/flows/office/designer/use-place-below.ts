import { useLayoutEffect, useState, type RefObject } from 'react';

export type FixedPlace = { readonly left: number; readonly top: number };
const GAP = 8;

/**
 * Where a menu stands in the window: below its button, above it where there is no room, and never past an edge. Fixed, because
 * the canvas scrolls by itself and would cut off whatever stands out of it.
 */
export function usePlaceBelow(button: RefObject<HTMLElement | null>, menu: RefObject<HTMLElement | null>): FixedPlace {
  const [place, setPlace] = useState<FixedPlace>({ left: GAP, top: GAP });
  useLayoutEffect(() => {
    const settle = (): void => {
      const [from, size] = [button.current?.getBoundingClientRect(), menu.current?.getBoundingClientRect()];
      if (from === undefined || size === undefined) return;
      const left = Math.max(GAP, Math.min(from.left + from.width / 2 - size.width / 2, window.innerWidth - size.width - GAP));
      const below = from.bottom + GAP;
      const above = from.top - GAP - size.height;
      const fits = below + size.height + GAP <= window.innerHeight;
      setPlace({ left, top: fits || above < GAP ? Math.max(GAP, Math.min(below, window.innerHeight - size.height - GAP)) : above });
    };
    settle();
    window.addEventListener('scroll', settle, { capture: true, passive: true });
    window.addEventListener('resize', settle);
    return () => {
      window.removeEventListener('scroll', settle, { capture: true });
      window.removeEventListener('resize', settle);
    };
  }, [button, menu]);
  return place;
}
