import { useEffect, useState } from 'react';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { makeOpening, openingOf, withOpening, workerCommitments } from '../rules/kept-opening.ts';
import { drawApi, type DrawView, type MyDraw } from './draw-api.ts';

type TapProps = { readonly draw: DrawView; readonly mine: MyDraw };
const keyOf = (drawId: string) => `draw.value.${drawId}`;

/** One tap: the phone makes a value, keeps it, and sends the hash alone. After the freeze it reveals by itself when this page is opened. */
export function CommitTap({ draw, mine }: TapProps) {
  if (mine.party !== null) return <Committed draw={draw} party={mine.party} />;
  return mine.mayCommit ? <Tap drawId={draw.drawId} /> : null;
}

function Tap({ drawId }: { readonly drawId: string }) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(drawApi.commitAsWorker);
  const commit = (): void => {
    const opening = makeOpening(browserRandom);
    // Kept before it is sent: an answer that is lost on the way leaves a commitment that this phone can still open.
    deviceMemory.write(keyOf(drawId), withOpening(deviceMemory.read(keyOf(drawId)), opening));
    void run({ drawId, commitments: workerCommitments(drawId, opening) });
  };
  return (
    <Card title={t('draw.member.tap-title')}>
      <div className="zj-stack">
        <p>{t('draw.member.tap-text')}</p>
        <FailureBanner failure={failure} onRetry={retry} />
        <Button variant="primary" isWide isBusy={isBusy} onClick={commit}>{t('draw.member.tap')}</Button>
      </div>
    </Card>
  );
}

function Committed({ draw, party }: { readonly draw: DrawView; readonly party: NonNullable<MyDraw['party']> }) {
  const t = useText();
  const { drawId, turn } = draw;
  const { run, failure, retry } = useCommand(drawApi.reveal);
  const [kept] = useState(() => openingOf(deviceMemory.read(keyOf(drawId)), drawId, party));
  const isTurn = turn.includes(party.party);
  useEffect(() => {
    if (isTurn && kept !== undefined) void run({ drawId, party: party.party, value: kept.value, salt: kept.salt });
  }, [isTurn, kept, run, drawId, party.party]);
  const standing = party.isRevealed ? 'revealed' : draw.state === 'settled' ? 'missed' : kept === undefined ? 'elsewhere' : 'kept';
  return (
    <>
      <Banner tone={party.isRevealed ? 'ok' : kept === undefined ? 'warn' : 'info'} title={t(`draw.member.party.${standing}`, { number: party.party })}>{t(`draw.member.party-text.${standing}`)}</Banner>
      <FailureBanner failure={failure} onRetry={retry} />
    </>
  );
}
