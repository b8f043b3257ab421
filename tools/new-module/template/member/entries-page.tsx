import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { EntryCard } from './entry-card.tsx';
import { EntryForm } from './entry-form.tsx';
import { exampleServiceApi } from './example-service-api.ts';
import { ExampleServiceText } from './member-texts.tsx';

export function EntriesPage(_props: MemberPageProps) {
  return <ExampleServiceText><Entries /></ExampleServiceText>;
}

function Entries() {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('example-service.title')} back="/">
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton />}
      {me === null && (
        <SignInInvite
          title={t('example-service.member.signed-out')} text={t('example-service.member.signed-out-text')} next="/example-service"
        />
      )}
      {me !== undefined && me !== null && <><EntryForm /><OwnEntries /></>}
    </Screen>
  );
}

function OwnEntries() {
  const read = useRead(exampleServiceApi.listMine, {});
  return <ReadState read={read}>{({ entries }) => entries.map((entry) => <EntryCard key={entry.entryId} entry={entry} />)}</ReadState>;
}
