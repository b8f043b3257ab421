import { useState } from 'react';
import type { Arrival } from '#capabilities/checkin/rules/judge-arrival.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CodePart } from './code-part.tsx';
import type { DoorKeeper } from './door-keeper.ts';
import { DoorSheet } from './door-sheet.tsx';
import { GuestList } from './guest-list.tsx';
import { judgeAt, judgeCode, type Judged } from './judge-code.ts';
import { SyncBadge } from './sync-badge.tsx';
import { useDoor } from './use-door.ts';
import { VerdictPanel } from './verdict-panel.tsx';

/** One door: read a code, see the verdict, let in. Everything works without a network once the list is here. */
export function DoorPage({ keeper }: { readonly keeper: DoorKeeper }) {
  const t = useText();
  const view = useDoor(keeper);
  const [judged, setJudged] = useState<Judged>();
  const [isAtList, setAtList] = useState(false);
  const { list } = view;
  if (list === undefined) return <Screen title={t('gate.title')}><NoList failure={view.failure} onAgain={() => void keeper.sync()} /></Screen>;
  const judge = (arrival: Arrival) => { setJudged(judgeAt(list, view, arrival, keeper.nowMs())); setAtList(false); };
  const read = async (text: string) => setJudged(await judgeCode(text, { list, view: keeper.view.get(), nowMs: keeper.nowMs() }));
  const admit = async (persons: number) => {
    if (judged?.arrival === undefined) return;
    const { arrival, verdict } = judged;
    const entryId = verdict.kind === 'admit' ? verdict.entryId : null;
    await keeper.note({ entryId, cardId: arrival.how === 'card' ? arrival.cardId : null, persons, how: arrival.how });
    setJudged(undefined);
    navigator.vibrate?.(80);
    void keeper.sync();
  };
  return (
    <Screen title={`${list.session.title} · ${list.door.name}`}>
      <div className="gate-columns">
        <div className="zj-stack" data-gap="wide">
          <SyncBadge keeper={keeper} view={view} />
          {judged === undefined ? <Last keeper={keeper} /> : <VerdictPanel key={JSON.stringify(judged.arrival) ?? ''} judged={judged} list={list} onAdmit={(persons) => void admit(persons)} onAway={() => setJudged(undefined)} />}
          <CodePart isFirst={judged === undefined} onCode={(text) => void read(text)} />
          <div className="gate-row">
            <Button isWide onClick={() => setAtList(!isAtList)} aria-expanded={isAtList}>{t('gate.by-name')}</Button>
            {list.takesWalkIns && <Button isWide onClick={() => judge({ how: 'walk-in' })}>{t('gate.walk-in')}</Button>}
          </div>
          {isAtList && <GuestList list={list} passes={view.passes} onChoose={(entryId) => judge({ how: 'list', entryId })} />}
        </div>
        <DoorSheet keeper={keeper} view={view} list={list} />
      </div>
    </Screen>
  );
}

function NoList({ failure, onAgain }: { readonly failure: string | undefined; readonly onAgain: () => void }) {
  const t = useText();
  if (failure === undefined) return <p role="status">{t('gate.fetching')}</p>;
  const isOurs = failure.startsWith('checkin/');
  return (
    <Banner tone="warn" title={t(isOurs ? failure : 'gate.no-list')} isAnnounced action={<Button onClick={onAgain}>{t('ui/retry')}</Button>}>{t('gate.no-list-text')}</Banner>
  );
}

/** Who was let in last at this device, with a way back: a wrong press is undone, not asked about beforehand. */
function Last({ keeper }: { readonly keeper: DoorKeeper }) {
  const t = useText();
  const { own, list } = keeper.view.get();
  const last = own.findLast(({ isUndone }) => !isUndone);
  if (last === undefined) return <Card><p className="gate-ready" role="status">{t('gate.ready')}</p></Card>;
  const name = list?.guests.find(({ entryId }) => entryId === last.entryId)?.name ?? t('checkin.how.walk-in');
  return (
    <section className="gate-verdict" data-tone="ok" role="status">
      <p className="gate-word">{t('gate.let-in', { name, persons: last.persons })}</p>
      <Button onClick={() => void keeper.undo(last.passId).then(() => keeper.sync())}>{t('gate.undo')}</Button>
    </section>
  );
}
