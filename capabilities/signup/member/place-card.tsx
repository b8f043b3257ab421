import { useState, type ReactNode } from 'react';
import type { Translator } from '#platform/text/translator.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { useNow } from '#platform/ui/phone/use-now.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { EnterForm } from './enter-form.tsx';
import { MyPlace } from './my-place.tsx';
import { isLive, nextChange, stageOf } from './place-stage.ts';
import type { Places, Standing } from './signup-api.ts';

export type PlaceCardProps = {
  readonly places: Places;
  readonly mine: Standing & { readonly hasAnswered: boolean } | null;
  /** What is offered, as the module calls it: a session's name and time. */
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done besides, below the one thing to do. */
  readonly besides?: ReactNode;
};

/** Places that somebody can have, and what the asking worker has of them: one card, one thing to do. */
export function PlaceCard({ places, mine, title, children, besides }: PlaceCardProps) {
  const t = useText();
  const now = useNow((at) => nextChange(places, at));
  // The answer to the press, shown at once: in a crowd nobody asks the server a second time for what it has just said.
  const [entered, setEntered] = useState<Standing>();
  const standing = mine !== null && (entered === undefined || isLive(mine) || mine.entryId === entered.entryId) ? mine : entered;
  const stage = stageOf(places, now);
  return (
    <Card title={title}>
      <div className="zj-stack">
        {children}
        <p className="zj-soft zj-small">{placesLine(t, places, standing)}</p>
        {standing !== undefined && isLive(standing) && stage !== 'cancelled'
          ? <MyPlace places={places} standing={standing} hasAnswered={mine?.entryId === standing.entryId && mine.hasAnswered} onOver={() => setEntered(undefined)} />
          : <EnterForm places={places} stage={stage} onEntered={setEntered} />}
        {besides}
      </div>
    </Card>
  );
}

/** What is left concerns whoever may still press. */
function placesLine(t: Translator, { places, open, waiting, way, limit }: Places, standing: Standing | undefined): string {
  return [
    t('signup.member.places', { count: places }),
    way === 'first-come' && (standing === undefined || !isLive(standing)) ? t('signup.member.left', { count: open }) : undefined,
    waiting > 0 ? t('signup.member.waiting-groups', { count: waiting }) : undefined,
    limit === null ? undefined : t(`signup.member.limit.${limit.period}`, { name: limit.name, count: limit.most }),
  ].filter((part) => part !== undefined).join(' · ');
}
