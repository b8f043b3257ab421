import { useEffect, useState } from 'react';
import { systemClock, shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { judgeOffline, type OfflineVerdict } from '../rules/offline-verdict.ts';
import { keptCardKeys } from './card-keys.ts';
import { canVerify, isSignedBy } from '#platform/ui/api/signature.ts';

/** What this phone itself cannot do: it keeps no keys yet, or its browser cannot reckon with them. */
type Shown = OfflineVerdict | { readonly state: 'no-keys' | 'too-old' };
type Judged = { readonly verdict: Shown; readonly at: Date };

const TONES = {
  'good': 'ok', 'old': 'warn', 'ahead': 'warn', 'clock': 'warn', 'unknown-key': 'warn', 'retired-key': 'danger', 'forged': 'danger', 'no-keys': 'warn',
  'too-old': 'warn',
} as const satisfies Record<Shown['state'], string>;

/** Without a network: whether the signature is good, when it was made, and plainly that nobody was asked since. */
export function OfflineCheck({ token, onAgain }: { readonly token: string; readonly onAgain: () => void }) {
  const t = useText();
  const judged = useJudged(token);
  if (judged === undefined) return <p role="status">{t('membership.member.check.reckoning')}</p>;
  const { verdict, at } = judged;
  const time = (ms: number) => t.format.date(shiftInstant(EPOCH, ms), 'time');
  const issued = 'issuedMs' in verdict ? time(verdict.issuedMs) : '';
  return (
    <>
      <section className="membership-verdict" data-tone={TONES[verdict.state]} role="status">
        <p className="membership-verdict-word">{t(`membership.member.offline.${verdict.state}`)}</p>
        <p>{t(`membership.member.offline.${verdict.state}-text`, { issued, now: t.format.date(at, 'time') })}</p>
        {verdict.state === 'good' && (
          <>
            <p>{t(`membership.member.offline.${verdict.standing}`)}</p>
            <p className="membership-verdict-word">{t('membership.member.check.number', { end: verdict.numberEnd })}</p>
            <p>{t('membership.member.offline.compare')}</p>
          </>
        )}
      </section>
      {verdict.state === 'good' && <p><strong>{t('membership.member.offline.not-asked', { issued })}</strong></p>}
      <p className="zj-soft zj-small">{t('membership.member.offline.as-of', { when: whenText(t, at) })}</p>
      <Button isWide onClick={onAgain}>{t('membership.member.offline.again')}</Button>
    </>
  );
}

const EPOCH = toInstant('1970-01-01T00:00:00Z');

function useJudged(token: string): Judged | undefined {
  const [judged, setJudged] = useState<Judged>();
  useEffect(() => {
    let isHere = true;
    const at = systemClock.now();
    void judge(token, at.getTime()).then((verdict) => { if (isHere) setJudged({ verdict, at }); });
    return () => { isHere = false; };
  }, [token]);
  return judged;
}

async function judge(token: string, nowMs: number): Promise<Shown> {
  const kept = keptCardKeys();
  if (kept === undefined) return { state: 'no-keys' };
  return canVerify() ? judgeOffline(token, kept, { nowMs, verify: isSignedBy }) : { state: 'too-old' };
}
