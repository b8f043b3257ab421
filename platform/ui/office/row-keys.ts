import type { KeyboardEvent } from 'react';

/** Marks the items of an `ol` that `rowKeys` walks over; each holds the link that takes the focus. */
export const rowMark = { 'data-row': '' } as const;

/**
 * J and K go down and up a list; `acts` says which other letter presses what in the row. Only while the focus is in the list: a
 * letter that acts anywhere is a trap for people who dictate (WCAG 2.1.4). Enter opens by itself, the focus is on a link.
 */
export function rowKeys(acts: Readonly<Record<string, 'button' | 'input'>>): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const rows = [...event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-row]') ?? []];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const letter = event.key.toLowerCase();
    const step = { j: 1, k: -1 }[letter];
    const pressed = acts[letter];
    if (step === undefined && pressed === undefined) return;
    event.preventDefault();
    if (step !== undefined) focusRow(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]);
    else if (pressed !== undefined) rows[at]?.querySelector(pressed)?.click();
  };
}

function focusRow(row: HTMLElement | undefined): void {
  const link = row?.querySelector('a');
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}
