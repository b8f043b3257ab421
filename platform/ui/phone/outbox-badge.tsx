import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { CheckIcon, ClockIcon, OfflineIcon, WarningIcon } from '../icons/sign-icons.tsx';
import { outboxSummary, type OutboxSummary } from '../kept/outbox-summary.ts';
import { useText } from '../text/text-provider.tsx';
import type { Translator } from '#platform/text/translator.ts';
import './outbox-badge.css';

/** Where an app that sends later shows what is sent, waiting and refused. */
export const OUTBOX_PATH = '/outgoing';

const icons = { info: ClockIcon, ok: CheckIcon, warn: OfflineIcon, danger: WarningIcon } as const;

/**
 * On every page: whether there is a network, and what of the person's words is on its way, waits, was refused or has
 * arrived. Says nothing while there is nothing to say.
 */
export function OutboxBadge() {
  const t = useText();
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const summary = useSyncExternalStore(outboxSummary.subscribe, outboxSummary.get);
  const parts = outboxWords(t, summary);
  const tone = toneOf(summary, isOnline);
  const Sign = icons[tone];
  const said = isOnline ? parts : [t('ui/offline'), ...parts];
  const inside = <><Sign />{said.map((part) => <span key={part}>{part}</span>)}</>;
  return (
    <div role="status">
      {parts.length > 0 && <Link className="zj-outbox" data-tone={tone} href={OUTBOX_PATH}>{inside}</Link>}
      {parts.length === 0 && !isOnline && <p className="zj-outbox" data-tone={tone}>{inside}</p>}
    </div>
  );
}

/** What has to be done comes first. Drafts are no news: their writer knows that they have not sent them. */
function outboxWords(t: Translator, { isSending, waiting, stuck, sent }: OutboxSummary): readonly string[] {
  return [
    ...(stuck > 0 ? [t('ui/outbox/stuck', { count: stuck })] : []),
    ...(waiting > 0 ? [t(isSending ? 'ui/outbox/sending' : 'ui/outbox/waiting', { count: waiting })] : []),
    ...(sent > 0 ? [t('ui/outbox/sent', { count: sent })] : []),
  ];
}

function toneOf({ stuck, waiting, isSending, sent }: OutboxSummary, isOnline: boolean): keyof typeof icons {
  if (stuck > 0) return 'danger';
  if (!isOnline) return 'warn';
  if (waiting > 0) return isSending ? 'info' : 'warn';
  return sent > 0 ? 'ok' : 'info';
}

function watchNetwork(watcher: () => void): () => void {
  window.addEventListener('online', watcher);
  window.addEventListener('offline', watcher);
  return () => {
    window.removeEventListener('online', watcher);
    window.removeEventListener('offline', watcher);
  };
}
