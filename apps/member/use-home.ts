import { useSyncExternalStore } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { outboxSummary } from '#platform/ui/kept/outbox-summary.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { dayPart } from './day-part.ts';
import { usePersonHome, type PersonHomeState } from './use-person-home.ts';

export type Home = PersonHomeState & {
  readonly union: string;
  readonly greeting: string;
  readonly note: string;
  /** What this phone keeps, known a moment after the page is there. */
  readonly hasReceipts: boolean;
  readonly hasDrafts: boolean;
};

export function useHome(): Home {
  const t = useText();
  const state = usePersonHome();
  const { home } = state;
  const kept = useSyncExternalStore(outboxSummary.subscribe, outboxSummary.get);
  const name = home?.name ?? '';
  const part = dayPart(t.format.date(systemClock.now(), 'time'));
  const waiting = home?.appealsWaiting ?? 0;
  return {
    ...state,
    union: home?.unionName ?? t('member.house'),
    greeting: t(`member.greeting.${part}`, { name: name === '' ? t('member.friend') : name }),
    note: waiting > 0 ? t('member.note.waiting', { count: waiting }) : t('member.note'),
    hasReceipts: kept.hasReceipts, hasDrafts: kept.drafts > 0,
  };
}
