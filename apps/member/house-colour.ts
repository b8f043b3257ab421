import { useEffect, useSyncExternalStore } from 'react';
import { brandVariables, isColour } from '#platform/switchboard/rules/brand-colours.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { useAppearance } from '#platform/ui/phone/use-appearance.ts';

const KEPT = 'zhijia.house-colour';
const NAMES = Object.keys(brandVariables('#000000', 'light'));

/** Before the first paint: the house has the colour it had last time, and not another one for a moment. */
export function showKeptColour(root: HTMLElement): void {
  const kept = deviceMemory.read(KEPT);
  const { theme } = root.dataset;
  if (kept !== undefined && isColour(kept)) show(root, kept, theme === 'dark' || (theme === undefined && deviceScheme().matches) ? 'dark' : 'light');
}

/** Puts a union's own colour over the kit's; null is the kit's own, undefined leaves what is there. */
export function useHouseColour(colour: string | null | undefined): void {
  const [{ scheme }] = useAppearance();
  const isDeviceDark = useSyncExternalStore(watchDevice, () => deviceScheme().matches);
  const shown = scheme ?? (isDeviceDark ? 'dark' : 'light');
  useEffect(() => {
    if (colour === undefined) return;
    const kept = colour !== null && isColour(colour) ? colour : undefined;
    deviceMemory.write(KEPT, kept);
    show(document.documentElement, kept, shown);
  }, [colour, shown]);
}

function show(root: HTMLElement, colour: string | undefined, scheme: 'light' | 'dark'): void {
  for (const name of NAMES) root.style.removeProperty(name);
  if (colour === undefined) return;
  for (const [name, value] of Object.entries(brandVariables(colour, scheme))) root.style.setProperty(name, value);
}

function deviceScheme(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function watchDevice(watcher: () => void): () => void {
  const query = deviceScheme();
  // Safari before 14 has only the older way to listen; it then keeps the scheme it had when the page opened.
  query.addEventListener?.('change', watcher);
  return () => query.removeEventListener?.('change', watcher);
}
