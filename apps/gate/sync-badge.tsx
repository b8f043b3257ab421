import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { DoorKeeper, DoorView } from './door-keeper.ts';
import { isClockOff, syncState } from './sync-state.ts';
import { asDate, deviceNowMs } from './use-door.ts';

/** How far the house knows what this device noted, and how old its list is. */
export function SyncBadge({ keeper, view }: { readonly keeper: DoorKeeper; readonly view: DoorView }) {
  const t = useText();
  const { own, heardAtMs, isBusy, failure, clockOffMs, isLasting, list } = view;
  const listAtMs = Date.parse(list?.asOf ?? '');
  const facts = { unsent: own.filter(({ isSent }) => !isSent).length, heardAtMs, listAtMs, nowMs: deviceNowMs() + clockOffMs, isBusy, failure, clockOffMs, isLasting };
  const { tone, word } = syncState(facts);
  const time = (ms: number) => t.format.date(asDate(ms), 'time');
  return (
    <>
      <Banner
        tone={tone} title={t(`gate.sync.${word}`, { count: facts.unsent, time: time(heardAtMs ?? listAtMs) })} isAnnounced={tone === 'danger' || word === 'closed-whole'}
        action={word === 'unsent' || word === 'only-list' ? <Button isBusy={isBusy} onClick={() => void keeper.sync()}>{t('gate.sync.now')}</Button> : undefined}
      >
        {(word === 'closed' || word === 'closed-whole') && failure !== undefined ? t(failure) : t('gate.sync.list', { time: time(listAtMs), count: list?.guests.length ?? 0 })}
      </Banner>
      {isClockOff(facts) && <Banner tone="warn" title={t('gate.clock', { minutes: Math.round(Math.abs(clockOffMs) / 60_000) })}>{t('gate.clock-text')}</Banner>}
    </>
  );
}
