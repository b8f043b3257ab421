import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { usePages, useRead } from '#platform/ui/api/use-read.ts';
import { BellIcon, MattersIcon } from '#platform/ui/icons/place-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { statusTone } from '../rules/trail-tone.ts';
import type { CaseLine } from '../wire.ts';
import { lineWords, said } from '../public-ui/case-words.ts';
import { flowsApi, type OfferedProcess } from '../public-ui/flows-api.ts';
import { FlowsText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';

/** 办事与申请: what waits for me, what I have asked for, and what I may ask for. */
export function FlowsPage({ tabs }: MemberPageProps) {
  return <FlowsText><Flows tabs={tabs} /></FlowsText>;
}

function Flows({ tabs }: MemberPageProps) {
  const t = useText();
  return (
    <Screen title={t('flows.member.title')} back="/" tabs={tabs}>
      <SignedIn next="/flows">{() => <><WaitingCard /><OwnCases /><Offered /></>}</SignedIn>
    </Screen>
  );
}

/** Only for whoever is asked; most people never see it. */
function WaitingCard() {
  const t = useText();
  const { answer } = useRead(flowsApi.countTasks, {});
  if (answer === undefined || answer.todo === 0) return null;
  return (
    <Card look="flush">
      <RowList>
        <ListRow
          icon={<BellIcon />} title={t('flows.member.todo-count', { count: answer.todo })} href="/flows/todo"
          trailing={answer.overdue > 0 ? <StatusBadge tone="danger" label={t('flows.member.overdue-count', { count: answer.overdue })} /> : undefined}
        />
      </RowList>
    </Card>
  );
}

function OwnCases() {
  const t = useText();
  const list = usePages({
    ref: flowsApi.listCases, first: { view: 'started' as const },
    next: (page) => (page.next === null ? undefined : { view: 'started' as const, cursor: page.next }),
  });
  const cases = list.pages.flatMap((page) => page.cases);
  const isOpen = ({ status }: CaseLine) => status === 'running' || status === 'with-starter';
  const [open, over] = [cases.filter(isOpen), cases.filter((line) => !isOpen(line))];
  // What came back waits for its applicant and stands first.
  const sorted = [...open.filter(({ status }) => status === 'with-starter'), ...open.filter(({ status }) => status === 'running')];
  return (
    <>
      <FailureBanner failure={list.failure} onRetry={list.more} />
      {sorted.length > 0 && <CaseCard title={t('flows.member.running')} cases={sorted} />}
      {over.length > 0 && <CaseCard title={t('flows.member.over')} cases={over} />}
      {list.pages.length > 0 && list.hasMore && <Button isWide isBusy={list.isLoading} onClick={() => void list.more()}>{t('ui/load-more')}</Button>}
    </>
  );
}

function CaseCard({ title, cases }: { readonly title: string; readonly cases: readonly CaseLine[] }) {
  const t = useText();
  return (
    <Card title={title} look="flush">
      <RowList label={title}>
        {cases.map((line) => (
          <ListRow
            key={line.caseId} icon={<MattersIcon />} title={said(t, line.title)} detail={lineWords(t, line, true)} href={`/flows/cases/${line.caseId}`}
            trailing={<StatusBadge tone={statusTone(line.status)} label={t(`flows.status.${line.status}`)} />}
          />
        ))}
      </RowList>
    </Card>
  );
}

function Offered() {
  const t = useText();
  const read = useRead(flowsApi.listProcesses, {});
  return (
    <ReadState read={read}>
      {({ processes }) => {
        const groups = [...new Set(processes.map(({ group }) => group))];
        const hasSeveral = new Set(processes.map(({ unionId }) => unionId)).size > 1;
        return (
          <>
            {processes.length === 0 && <EmptyState title={t('flows.member.none')} text={t('flows.member.none-text')} />}
            {groups.map((group) => (
              <Card key={group} title={t(`flows.group.${group}`)} look="flush">
                <RowList label={t(`flows.group.${group}`)}>
                  {processes.filter((one) => one.group === group).map((one) => <ProcessRow key={`${one.unionId} ${one.process}`} offered={one} hasSeveral={hasSeveral} />)}
                </RowList>
              </Card>
            ))}
            <Card look="flush"><RowList><ListRow title={t('flows.member.public')} detail={t('flows.member.public-text')} href="/flows/public" /></RowList></Card>
          </>
        );
      }}
    </ReadState>
  );
}

/** `hasSeveral`: officers of several unions must see at which one they begin. */
function ProcessRow({ offered, hasSeveral }: { readonly offered: OfferedProcess; readonly hasSeveral: boolean }) {
  const t = useText();
  const about = said(t, offered.about);
  return (
    <ListRow
      title={said(t, offered.title)} detail={hasSeveral ? t('flows.member.at-union', { union: offered.unionName, about }) : about}
      href={`/flows/new/${offered.process}?union=${offered.unionId}`}
    />
  );
}
