import { useState } from 'react';
import { countAttendance, findDoubles } from '#capabilities/checkin/rules/passes.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { DoorKeeper, DoorView } from './door-keeper.ts';
import type { DoorList } from './gate-api.ts';
import { asDate } from './use-door.ts';

const LAST = 8;

/** How the session stands as far as this device knows: who came, what was used twice, the last ones through any door. */
export function DoorSheet({ keeper, view, list }: { readonly keeper: DoorKeeper; readonly view: DoorView; readonly list: DoorList }) {
  const t = useText();
  const { groups, persons, personsCame, groupsCame, walkIns } = countAttendance(list.guests, view.passes);
  const nameOf = (entryId: string | null) => list.guests.find((guest) => guest.entryId === entryId)?.name ?? t('checkin.how.walk-in');
  const doorOf = (doorId: string) => list.doors.find((door) => door.doorId === doorId)?.name ?? '';
  const doubles = findDoubles(list.guests, view.passes);
  return (
    <section className="zj-stack" data-gap="wide" aria-label={t('gate.sheet')}>
      <h2 className="gate-head">{t('gate.sheet')}</h2>
      <p className="gate-figures">{t('gate.figures', { personsCame, persons, groupsCame, groups, walkIns })}</p>
      {doubles.map((double) => (
        <Banner key={`${double.entryId} ${double.cardId}`} tone="warn" title={t('gate.double', { name: nameOf(double.entryId) })}>
          {double.passes.map(({ passId, doorId, atMs, persons: count }) => <p key={passId}>{t('gate.double-pass', { door: doorOf(doorId), time: t.format.date(asDate(atMs), 'time'), persons: count })}</p>)}
        </Banner>
      ))}
      <ol className="gate-last">
        {view.passes.toReversed().slice(0, LAST).map(({ passId, entryId, doorId, atMs, persons: count, isUndone }) => (
          <li key={passId} data-undone={isUndone ? '' : undefined}>
            {t(isUndone ? 'gate.pass-undone' : 'gate.pass', { name: nameOf(entryId), door: doorOf(doorId), time: t.format.date(asDate(atMs), 'time'), persons: count })}
          </li>
        ))}
      </ol>
      <HandBack keeper={keeper} />
    </section>
  );
}

/** At the end the list goes from the device; what is unsent holds it back. */
function HandBack({ keeper }: { readonly keeper: DoorKeeper }) {
  const t = useText();
  const [state, setState] = useState<'open' | 'held' | 'gone'>('open');
  const press = async () => {
    await keeper.sync();
    const isGone = await keeper.handBack();
    setState(isGone ? 'gone' : 'held');
    if (isGone) window.location.assign('/gate/');
  };
  return (
    <>
      {state === 'held' && <Banner tone="warn" title={t('gate.hand-back.held')} isAnnounced />}
      <Button onClick={() => void press()}>{t('gate.hand-back')}</Button>
      <p className="zj-soft zj-small">{t('gate.hand-back-text')}</p>
    </>
  );
}
