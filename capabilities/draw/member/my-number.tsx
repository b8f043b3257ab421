import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { DrawView, OwnEntry } from './draw-api.ts';
import './draw.css';

/** My number, the cut, and why. */
export function MyNumber({ draw, entry }: { readonly draw: DrawView; readonly entry: OwnEntry }) {
  const t = useText();
  const { number, weight, size, rank, isPlaced, entries, last, waitingBefore } = entry;
  const facts: readonly (readonly [string, string] | undefined)[] = [
    [t('draw.field.size'), String(size)],
    weight === 1 ? undefined : [t('draw.field.weight'), String(weight)],
    rank === null ? undefined : [t('draw.field.rank'), t('draw.member.rank', { rank, entries })],
    last === null ? undefined : [t('draw.member.last'), t('draw.member.last-is', { number: last.number, rank: last.rank })],
  ];
  return (
    <Card title={t('draw.member.mine')}>
      <div className="zj-stack">
        <p className="draw-number">{number}</p>
        {isPlaced === true && <p>{t('draw.member.why-placed', { places: draw.places })}</p>}
        {isPlaced === false && <p>{t('draw.member.why-waiting', { count: (waitingBefore ?? 0) + 1 })}</p>}
        {isPlaced === null && <p>{t('draw.member.number-text')}</p>}
        <dl className="draw-facts">{facts.filter((fact) => fact !== undefined).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </div>
    </Card>
  );
}
