import { deviceMemory, type Memory } from '../browser-memory.ts';
import type { Scheme, TextSize } from '../tokens.ts';

/** What the person chose. Without a scheme the device decides, by stylesheet alone. */
export type Appearance = { readonly scheme: Scheme | undefined; readonly size: TextSize };

const SCHEME = 'zhijia.scheme';
const SIZE = 'zhijia.size';

export function chosenAppearance(memory: Memory = deviceMemory): Appearance {
  const scheme = memory.read(SCHEME);
  return {
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : undefined,
    size: memory.read(SIZE) === 'elder' ? 'elder' : 'normal',
  };
}

/** Puts the choice on `<html>`, where tokens.css reads it. Call it before the first paint. */
export function showAppearance(root: Pick<HTMLElement, 'dataset'>, { scheme, size }: Appearance): void {
  if (scheme === undefined) delete root.dataset.theme;
  else root.dataset.theme = scheme;
  root.dataset.size = size;
}

export function rememberAppearance({ scheme, size }: Appearance, memory: Memory = deviceMemory): void {
  memory.write(SCHEME, scheme);
  memory.write(SIZE, size === 'normal' ? undefined : size);
}
