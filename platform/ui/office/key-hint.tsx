import { useEffect } from 'react';
import { useText } from '../text/text-provider.tsx';
import { isPressed, type Shortcut } from './shortcut.ts';

/** The keys of an action, beside its name. The control itself says them by `aria-keyshortcuts`. */
export function KeyHint({ keys }: { readonly keys: Shortcut }) {
  const t = useText();
  return <kbd className="zj-keys" title={t('ui/press-key', { keys })}>{keys.replace('+', ' ')}</kbd>;
}

/** Runs the action wherever the focus is, as long as the screen is open. */
export function useShortcut(keys: Shortcut, run: () => void): void {
  useEffect(() => {
    const onPress = (press: KeyboardEvent) => {
      if (!isPressed(keys, press)) return;
      press.preventDefault();
      run();
    };
    window.addEventListener('keydown', onPress);
    return () => window.removeEventListener('keydown', onPress);
  }, [keys, run]);
}
