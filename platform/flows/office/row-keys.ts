import type { KeyboardEvent } from 'react';

/** Marks the items of a list that `moveByKeys` walks over; each holds the link that takes the focus. */
export const rowMark = { 'data-row': '' } as const;

/**
 * J and K go down and up a list, X marks the row for the batch. Only while the focus is in the list: a letter that acts
 * anywhere is a trap for people who dictate (WCAG 2.1.4). Enter opens by itself, the focus is on a link.
 */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
  const rows = [...event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-row]') ?? []];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (step !== undefined) {
    const link = rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.querySelector('a');
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
    event.preventDefault();
  } else if (event.key.toLowerCase() === 'x') {
    rows[at]?.querySelector('input')?.click();
    event.preventDefault();
  }
}
