/** `Alt+N`, `Ctrl+Enter`: always with a modifier, so that no letter typed or dictated sets it off (WCAG 2.1.4). */
export type Shortcut = `${'Alt' | 'Ctrl'}+${string}`;

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'>;

/** The command key stands for Ctrl on a Mac. Letters go by their place on the keyboard: Alt changes what they write. */
export function isPressed(shortcut: Shortcut, press: Press): boolean {
  const [modifier, key = ''] = shortcut.split('+');
  if (press.isComposing || press.shiftKey) return false;
  const isControl = press.ctrlKey || press.metaKey;
  const isModified = modifier === 'Alt' ? press.altKey && !isControl : isControl && !press.altKey;
  return isModified && (press.code === `Key${key}` || press.key.toLowerCase() === key.toLowerCase());
}
