import { Icon } from '#platform/ui/icons/icon.tsx';

/** A tree whose root vouches for every leaf. */
export function SealIcon() {
  return <Icon><path d="M12 4.2v3.6M12 7.8 6.6 12v2.6M12 7.8l5.4 4.2v2.6M6.6 14.6 4 18.4M6.6 14.6l2.6 3.8M17.4 14.6l-2.6 3.8M17.4 14.6l2.6 3.8" /></Icon>;
}
