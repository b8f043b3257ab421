import { useMe } from '#platform/accounts/member/use-me.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Translator } from '#platform/text/translator.ts';
import { CheckHere } from './check-here.tsx';
import { CommitTap } from './commit-tap.tsx';
import { drawApi, type DrawView } from './draw-api.ts';
import { DrawText } from './draw-text.tsx';
import { MyNumber } from './my-number.tsx';
import { Parties } from './parties.tsx';

export type PanelProps = {
  readonly offerId: string;
  /** Where the page does not say itself what is drawn for. */
  readonly hasTitle?: boolean;
};

/**
 * A draw on the page of what is drawn for: how it stands, the one tap, my number, and whoever takes part in the seed. Brings its own
 * sentences, and shows all but the own number to whoever is not signed in, too.
 */
export function DrawPanel({ offerId, hasTitle = false }: PanelProps) {
  return <DrawText><Known offerId={offerId} hasTitle={hasTitle} /></DrawText>;
}

function Known({ offerId: drawId, hasTitle }: PanelProps) {
  const read = useRead(drawApi.readDraw, { drawId });
  const { me } = useMe();
  return (
    <ReadState read={read} skeleton={<Skeleton rows={3} />}>
      {(draw) => (
        <>
          {hasTitle === true && <h2>{draw.title}</h2>}
          <Standing draw={draw} />
          {me !== undefined && me !== null && <Own draw={draw} />}
          {draw.state !== 'ended' && <Parties draw={draw} />}
          {draw.state === 'settled' && <CheckHere draw={draw} />}
        </>
      )}
    </ReadState>
  );
}

function Own({ draw }: { readonly draw: DrawView }) {
  const read = useRead(drawApi.readMine, { drawId: draw.drawId });
  return (
    <ReadState read={read}>
      {(mine) => (
        <>
          <CommitTap draw={draw} mine={mine} />
          {mine.entry !== null && <MyNumber draw={draw} entry={mine.entry} />}
        </>
      )}
    </ReadState>
  );
}

const tones = { open: 'info', delayed: 'warn', stuck: 'danger', frozen: 'info', settled: 'ok', ended: 'info' } as const;

function Standing({ draw }: { readonly draw: DrawView }) {
  const t = useText();
  const { state, ending, reason } = draw;
  return (
    <Banner tone={tones[state]} title={ending === null ? t(`draw.state.${state}`) : t(`draw.ending.${ending}`)}>
      <p>{stateText(t, draw)}</p>
      {reason !== '' && <p>{t('draw.member.reason', { reason })}</p>}
    </Banner>
  );
}

function stateText(t: Translator, { state, ending, freezeAt, freezeBy, revealBy, closeBy, missing, entries, places }: DrawView): string {
  const who = missing.map((role) => t(`draw.role.${role}`)).join(t('draw.member.and'));
  switch (state) {
    case 'open': return t('draw.member.open-text', { when: whenText(t, freezeAt) });
    case 'delayed': return t('draw.member.delayed-text', { who, when: whenText(t, freezeBy) });
    case 'stuck': return t('draw.member.stuck-text', { who });
    case 'frozen': return revealBy === null || closeBy === null ? '' : t('draw.member.frozen-text', { count: entries, first: whenText(t, revealBy), last: whenText(t, closeBy) });
    case 'settled': return t('draw.member.settled-text', { count: entries, places });
    case 'ended': return ending === null ? '' : t(`draw.member.ended-text.${ending}`);
  }
}
