import { Link } from 'wouter';
import { Card } from '#platform/ui/phone/card.tsx';
import { RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { inOrderOfConcern } from './case-words.ts';
import { MatterRow } from './matter-row.tsx';
import { AppealsText } from './member-texts.tsx';
import { useMyMatters } from './use-my-matters.ts';

const SHOWN = 3;

/** For the home page of whoever is signed in: what waits for them first. `isQuiet`: nothing is said where there is nothing. */
export function MyMattersCard({ isQuiet = false }: { readonly isQuiet?: boolean }) {
  return <AppealsText><MyMatters isQuiet={isQuiet} /></AppealsText>;
}

function MyMatters({ isQuiet }: { readonly isQuiet: boolean }) {
  const t = useText();
  const matters = useMyMatters();
  const all = <Link href="/appeals">{t('appeals.member.matters.all')}</Link>;
  return (
    <ReadState read={matters} skeleton={<Skeleton rows={2} />}>
      {(rows) => (rows.length === 0 && isQuiet ? null : (
        <Card title={t('appeals.member.matters')} look="flush" action={rows.length > 0 ? all : undefined}>
          {rows.length === 0
            ? <p className="matters-none zj-soft">{t('appeals.member.matters.none-text')}</p>
            : <RowList>{inOrderOfConcern(rows).slice(0, SHOWN).map((row) => <MatterRow key={row.appealId} row={row} />)}</RowList>}
        </Card>
      ))}
    </ReadState>
  );
}
