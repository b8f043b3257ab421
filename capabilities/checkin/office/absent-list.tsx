import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Attendance } from './checkin-api.ts';

type AbsentListProps = Pick<Attendance, 'absent'> & {
  /** Some place was noted at some door: without that nobody is missing, because nobody was noted. */
  readonly hasPasses: boolean;
};

/** After the end: who had a place and was let in nowhere. */
export function AbsentList({ absent, hasPasses }: AbsentListProps) {
  const t = useText();
  return (
    <Card title={t('checkin.office.absent')}>
      {absent.length === 0 ? <p className="zj-soft">{t(hasPasses ? 'checkin.office.absent-none' : 'checkin.office.absent-unknown')}</p> : (
        <details className="checkin-absent" open={absent.length <= 10}>
          <summary>{t('checkin.office.absent-count', { groups: absent.length, persons: absent.reduce((sum, { persons }) => sum + persons, 0) })}</summary>
          <ul>
            {absent.map(({ entryId, name, unionName, persons }) => (
              <li key={entryId}><span>{name}</span> <span className="zj-soft zj-small">{[unionName, t('checkin.office.persons', { count: persons })].join(' · ')}</span></li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
