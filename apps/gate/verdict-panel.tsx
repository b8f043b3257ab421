import { useEffect, useRef, useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { DoorList } from './gate-api.ts';
import type { Judged } from './judge-code.ts';
import { asDate } from './use-door.ts';

const TONES = {
  'admit': 'ok', 'walk-in': 'info', 'in-already': 'warn', 'too-early': 'warn', 'over': 'warn', 'card-old': 'warn', 'unknown-key': 'warn', 'clock': 'warn', 'foreign': 'warn',
  'not-on-list': 'danger', 'other-session': 'danger', 'cancelled': 'danger', 'forged': 'danger',
} as const satisfies Record<Judged['verdict']['kind'], string>;
/** Whoever comes without a place is counted; more at once are two groups. */
const MOST_WALK_IN = 20;

export type VerdictProps = { readonly judged: Judged; readonly list: DoorList; readonly onAdmit: (persons: number) => void; readonly onAway: () => void };

/** The verdict in one word that is read across a table, who it is, and how many come in now. */
export function VerdictPanel({ judged: { arrival, verdict }, list, onAdmit, onAway }: VerdictProps) {
  const t = useText();
  const panel = useRef<HTMLElement>(null);
  const isOpen = verdict.kind === 'admit' || verdict.kind === 'walk-in';
  const most = verdict.kind === 'admit' ? verdict.left : MOST_WALK_IN;
  const [persons, setPersons] = useState(verdict.kind === 'admit' ? verdict.left : 1);
  useEffect(() => { panel.current?.focus(); }, []);
  const entryId = verdict.kind === 'admit' || verdict.kind === 'in-already' ? verdict.entryId : arrival?.how === 'list' ? arrival.entryId : null;
  const guest = list.guests.find((one) => one.entryId === entryId);
  return (
    <section className="gate-verdict" data-tone={TONES[verdict.kind]} ref={panel} tabIndex={-1} role="alert" aria-label={t('gate.verdict')}>
      <p className="gate-word">{t(`gate.verdict.${verdict.kind}`, wordsOf())}</p>
      {guest !== undefined && <p className="gate-name">{guest.name}<span>{guest.unionName}</span></p>}
      {guest?.notes.map(({ label, value }) => <p key={label} className="gate-note">{t('gate.note', { label, value })}</p>)}
      {!isOpen && <p>{t(`gate.verdict.${verdict.kind}-text`)}</p>}
      {isOpen && most > 1 && (
        <div className="gate-row" role="group" aria-label={t('gate.persons')}>
          <Button onClick={() => setPersons(Math.max(1, persons - 1))} aria-label={t('gate.fewer')}>−</Button>
          <output className="gate-count">{t('gate.count', { persons, most: verdict.kind === 'admit' ? most : '' })}</output>
          <Button onClick={() => setPersons(Math.min(most, persons + 1))} aria-label={t('gate.more')}>＋</Button>
        </div>
      )}
      <div className="gate-row">
        {isOpen && <Button variant="primary" isWide onClick={() => onAdmit(persons)}>{t('gate.admit', { persons })}</Button>}
        <Button isWide onClick={onAway}>{t(isOpen ? 'gate.not-now' : 'gate.next')}</Button>
      </div>
    </section>
  );

  function wordsOf(): Record<string, string | number> {
    if (verdict.kind === 'admit') return { left: verdict.left };
    if (verdict.kind === 'too-early') return { time: t.format.date(asDate(verdict.fromMs), 'time') };
    if (verdict.kind === 'over') return { time: t.format.date(asDate(verdict.endedMs), 'time') };
    if (verdict.kind === 'in-already') return { time: t.format.date(asDate(verdict.lastAtMs), 'time'), door: list.doors.find(({ doorId }) => doorId === verdict.doorId)?.name ?? '' };
    return {};
  }
}
