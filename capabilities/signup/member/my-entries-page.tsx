import { Fragment, type ReactNode } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { SignedIn } from '#platform/accounts/member/signed-in.tsx';
import { SignupText } from './member-texts.tsx';
import { isLive, standingTone } from './place-stage.ts';
import { signupApi, type MyEntry } from './signup-api.ts';

export type MyEntriesPageProps = MemberPageProps & {
  /** What another room adds below an entry, as a row of its own. */
  readonly below?: (entry: MyEntry) => ReactNode;
};

/** Everything that the worker signed up for: what stands first, what is over below. */
export function MyEntriesPage(props: MyEntriesPageProps) {
  return <SignupText><MyEntries {...props} /></SignupText>;
}

function MyEntries({ tabs, below }: MyEntriesPageProps) {
  const t = useText();
  return (
    <Screen title={t('signup.member.mine')} back="/" tabs={tabs}>
      <SignedIn next="/signups" title={t('signup.member.signed-out')} text={t('signup.member.signed-out-text')}>{() => <Lists below={below} />}</SignedIn>
    </Screen>
  );
}

function Lists({ below }: Pick<MyEntriesPageProps, 'below'>) {
  const t = useText();
  const read = useRead(signupApi.listMine, {});
  return (
    <ReadState read={read}>
      {({ entries }) => {
        if (entries.length === 0) return <EmptyState title={t('signup.member.mine-empty')} text={t('signup.member.mine-empty-text')} />;
        return (
          <>
            <Rows title={t('signup.member.mine-live')} entries={entries.filter(isLive)} below={below} />
            <Rows title={t('signup.member.mine-over')} entries={entries.filter((entry) => !isLive(entry))} below={undefined} />
          </>
        );
      }}
    </ReadState>
  );
}

type RowsProps = { readonly title: string; readonly entries: readonly MyEntry[]; readonly below: MyEntriesPageProps['below'] };

function Rows({ title, entries, below }: RowsProps) {
  if (entries.length === 0) return null;
  return (
    <Card title={title} look="flush">
      <RowList label={title}>{entries.map((entry) => <Fragment key={entry.entryId}><Row entry={entry} />{below?.(entry)}</Fragment>)}</RowList>
    </Card>
  );
}

function Row({ entry }: { readonly entry: MyEntry }) {
  const t = useText();
  const { title, link, persons, before, offeredUntil, cameAt, state } = entry;
  const detail = [
    persons > 1 ? t('signup.member.persons-count', { count: persons }) : undefined,
    before === null ? undefined : t('signup.member.turn', { count: before + 1 }),
    offeredUntil !== null && state === 'offered' ? t('signup.member.held-until', { when: whenText(t, offeredUntil) }) : undefined,
    t('signup.member.came', { when: whenText(t, cameAt) }),
  ].filter((part) => part !== undefined).join(' · ');
  return <ListRow title={title} href={link} detail={detail} trailing={<StatusBadge tone={standingTone(entry)} label={t(`signup.state.${state}`)} />} />;
}
