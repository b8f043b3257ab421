import { useEffect } from 'react';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { DrawView } from './draw-api.ts';
import './draw.css';

export const listKeyOf = (drawId: string) => `draw.list.${drawId}`;

/** Everybody who keeps a value of the seed, what they have done, and who is still missing. */
export function Parties({ draw }: { readonly draw: DrawView }) {
  const t = useText();
  const { drawId, parties, missing, state, listHash, organiser, closer } = draw;
  // The first hash that this phone saw: a list made anew later has another.
  useEffect(() => {
    if (listHash !== null && deviceMemory.read(listKeyOf(drawId)) === undefined) deviceMemory.write(listKeyOf(drawId), listHash);
  }, [drawId, listHash]);
  const nameOf = { organiser: organiser.name, closer: closer?.name ?? t('draw.member.no-closer'), worker: '' } as const;
  return (
    <>
      <Card title={t('draw.member.parties')} look="flush">
        <RowList label={t('draw.member.parties')}>
          {parties.map(({ party, role, name, revealedAt }) => (
            <ListRow
              key={party} title={role === 'worker' ? t('draw.member.worker', { number: party - 2 }) : name} detail={t(`draw.side.${role}`)}
              trailing={<Standing state={state} isRevealed={revealedAt !== null} />}
            />
          ))}
          {missing.map((role) => <ListRow key={role} title={role === 'worker' ? t('draw.member.some-worker') : nameOf[role]} detail={t(`draw.side.${role}`)} trailing={<StatusBadge tone="warn" label={t('draw.standing.missing')} />} />)}
        </RowList>
      </Card>
      {listHash !== null && <Card title={t('draw.member.list-hash')}><p className="draw-hash">{listHash}</p></Card>}
    </>
  );
}

function Standing({ state, isRevealed }: { readonly state: DrawView['state']; readonly isRevealed: boolean }) {
  const t = useText();
  if (isRevealed) return <StatusBadge tone="ok" label={t('draw.standing.revealed')} />;
  if (state === 'settled') return <StatusBadge tone="danger" label={t('draw.standing.kept-back')} />;
  return <StatusBadge tone="info" label={t(state === 'frozen' ? 'draw.standing.to-reveal' : 'draw.standing.committed')} />;
}
