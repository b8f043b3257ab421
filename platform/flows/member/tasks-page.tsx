import { useState } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { usePages } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { TaskLine } from '../wire.ts';
import { dueWords, said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import { FlowsText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';

const VIEWS = ['todo', 'done'] as const;
type View = (typeof VIEWS)[number];

/** What somebody is asked for, the most urgent first, and what they have settled. */
export function TasksPage(_props: MemberPageProps) {
  return <FlowsText><Tasks /></FlowsText>;
}

function Tasks() {
  const t = useText();
  const [view, setView] = useState<View>('todo');
  return (
    <Screen title={t('flows.member.todo')} back="/flows">
      <SignedIn next="/flows/todo">
        {() => (
          <>
            <ChoiceCards
              legend={t('flows.member.show')} look="chips" value={view} onValue={setView}
              choices={VIEWS.map((value) => ({ value, label: t(`flows.member.view.${value}`) }))}
            />
            <TaskList key={view} view={view} />
          </>
        )}
      </SignedIn>
    </Screen>
  );
}

function TaskList({ view }: { readonly view: View }) {
  const t = useText();
  const list = usePages({
    ref: flowsApi.listTasks, first: { view }, next: (page) => (page.next === null ? undefined : { view, cursor: page.next }),
  });
  const tasks = list.pages.flatMap((page) => page.tasks);
  return (
    <>
      <FailureBanner failure={list.failure} onRetry={list.more} />
      {list.pages.length === 0 && list.isLoading && <Skeleton rows={3} />}
      {list.pages.length > 0 && tasks.length === 0 && <EmptyState title={t(`flows.member.${view}-none`)} text={t(`flows.member.${view}-none-text`)} />}
      {tasks.length > 0 && (
        <Card look="flush"><RowList label={t(`flows.member.view.${view}`)}>{tasks.map((task) => <TaskRow key={task.taskId} task={task} view={view} />)}</RowList></Card>
      )}
      {list.pages.length > 0 && list.hasMore && <Button isWide isBusy={list.isLoading} onClick={() => void list.more()}>{t('ui/load-more')}</Button>}
    </>
  );
}

function TaskRow({ task, view }: { readonly task: TaskLine; readonly view: View }) {
  const t = useText();
  const due = view === 'todo' ? dueWords(t, task) : undefined;
  const detail = [task.starterName, task.stepTitle === null ? '' : said(t, task.stepTitle), whenText(t, task.settledAt ?? task.openedAt)].filter((part) => part !== '');
  return (
    <ListRow
      title={said(t, task.title)} detail={detail.join(' · ')} href={`/flows/cases/${task.caseId}`}
      trailing={due !== undefined ? <StatusBadge tone={due.tone} label={due.text} /> : settled(t, task)}
    />
  );
}

function settled(t: ReturnType<typeof useText>, { settledAs }: TaskLine) {
  if (settledAs === null) return undefined;
  return <StatusBadge tone={settledAs === 'refused' ? 'danger' : settledAs === 'agreed' || settledAs === 'filled' ? 'ok' : 'idle'} label={t(`flows.task.state.${settledAs}`)} />;
}
