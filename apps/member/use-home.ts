import { useSyncExternalStore } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { outboxSummary } from '#platform/ui/kept/outbox-summary.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { housePortal } from '#modules/home/member/house-portal.ts';
import { dayPart } from './day-part.ts';
import type { Portal } from './home-api.ts';
import { usePersonHome, type PersonHomeState } from './use-person-home.ts';

export type Home = PersonHomeState & {
  /** The home as the person's union has made it; undefined until it is known. */
  readonly portal: Portal | undefined;
  readonly unionName: string | null;
  readonly greeting: string;
  readonly note: string;
  /** What this phone keeps, known a moment after the page is there. */
  readonly hasReceipts: boolean;
  readonly hasDrafts: boolean;
};

export function useHome(): Home {
  const t = useText();
  const state = usePersonHome();
  const { home, failure } = state;
  const kept = useSyncExternalStore(outboxSummary.subscribe, outboxSummary.get);
  const name = home?.name ?? '';
  const part = dayPart(t.format.date(systemClock.now(), 'time'));
  const waiting = home?.appealsWaiting ?? 0;
  // Without an answer, the house's own tiles: a phone without a network must still open what it holds.
  const isUnknown = home === undefined && failure === undefined;
  return {
    ...state,
    portal: isUnknown ? undefined : home?.portal ?? housePortal,
    unionName: home?.unionName ?? null,
    greeting: t(`member.greeting.${part}`, { name: name === '' ? t('member.friend') : name }),
    note: waiting > 0 ? t('member.note.waiting', { count: waiting }) : t('member.note'),
    hasReceipts: kept.hasReceipts, hasDrafts: kept.drafts > 0,
  };
}

/** Whether a home offers a service: then the app's bar has its place too. */
export function hasService(portal: Portal, id: string): boolean {
  return portal.groups.some((group) => group.services.some((service) => service.id === id));
}
