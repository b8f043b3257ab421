import type { ReactNode } from 'react';
import { Hero } from '#platform/ui/phone/hero.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type HomeDoorProps = {
  /** What the union calls its home; null for the union's own name. */
  readonly title: string | null;
  readonly unionName: string | null;
  readonly greeting: string;
  readonly note: string;
  readonly actions?: ReactNode;
};

export function HomeDoor({ title, unionName, actions, ...words }: HomeDoorProps) {
  const t = useText();
  return <Hero {...words} union={title ?? unionName ?? t('home.house')} {...(actions === undefined ? {} : { actions })} />;
}
