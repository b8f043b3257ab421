import { Banner } from '#platform/ui/phone/banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Attendance } from './checkin-api.ts';

/** Places used for more people than they have. Doors without a network cannot prevent it; it is never hidden. */
export function DoublesList({ doubles }: Pick<Attendance, 'doubles'>) {
  const t = useText();
  return (
    <Banner tone="danger" title={t('checkin.office.doubles', { count: doubles.length })}>
      <p>{t('checkin.office.doubles-text')}</p>
      <ul className="checkin-doubles">
        {doubles.map(({ name, unionName, places, persons, passes }) => (
          <li key={passes[0]?.passId}>
            <p className="checkin-who">{name === '' ? t('checkin.office.unknown') : [name, unionName].join(' · ')}</p>
            <p>{t('checkin.office.double', { places, persons })}</p>
            <ul>{passes.map(({ passId, doorName, at, persons: count }) => <li key={passId}>{t('checkin.office.double-pass', { door: doorName, when: whenText(t, at), count })}</li>)}</ul>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
