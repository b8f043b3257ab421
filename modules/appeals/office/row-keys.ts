import type { KeyboardEvent } from 'react';

/** Marks the items of an `ol` that `moveByKeys` walks over; each holds the link that takes the focus. */
export const rowMark = { 'data-row': '' } as const;

/**
 * J and K go down and up a list, A presses the row's button. Only while the focus is in the list: a letter that acts
 * anywhere is a trap for people who dictate (WCAG 2.1.4). Enter opens by itself, the focus is on a link.
 */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
  const rows = [...event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-row]') ?? []];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (step !== undefined) {
    focusRow(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]);
    event.preventDefault();
  } else if (event.key.toLowerCase() === 'a') {
    rows[at]?.querySelector('button')?.click();
    event.preventDefault();
  }
}

function focusRow(row: HTMLElement | undefined): void {
  const link = row?.querySelector('a');
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}
