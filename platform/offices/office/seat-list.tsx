import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { SeatView } from './offices-api.ts';

const TONES: Readonly<Record<SeatView['standing'], Tone>> = { own: 'ok', above: 'warn', away: 'warn', empty: 'danger' };

/** Every office of the union and who answers for it at this moment: its holder, a deputy, or the union above. */
export function SeatList({ seats }: { readonly seats: readonly SeatView[] }) {
  const t = useText();
  return (
    <ul className="duty-rows">
      {seats.map((seat) => (
        <li key={seat.role} className="duty-row">
          <div>
            <p className="duty-head">{t(`orgs.office.role.${seat.role}`)}</p>
            <p className="zj-soft">
              {seat.standing === 'empty' ? t('offices.seat.nobody') : t(`offices.seat.${seat.standing}.line`, {
                names: seat.persons.filter((name) => name !== '').join(t('offices.office.and')), union: seat.unionName,
              })}
            </p>
          </div>
          <StatusBadge tone={TONES[seat.standing]} label={t(`offices.seat.${seat.standing}`)} />
        </li>
      ))}
    </ul>
  );
}
