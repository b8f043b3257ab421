import { useRead } from '#platform/ui/api/use-read.ts';
import { MattersIcon } from '#platform/ui/icons/place-icons.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import { FlowsText } from './member-texts.tsx';

/** For the home page of whoever is signed in: the way to every application, and what waits there. */
export function FlowsCard() {
  return <FlowsText><FlowsRow /></FlowsText>;
}

function FlowsRow() {
  const t = useText();
  const { answer } = useRead(flowsApi.countTasks, {});
  return (
    <Card look="flush">
      <RowList>
        <ListRow icon={<MattersIcon />} title={t('flows.member.title')} detail={t('flows.member.title-text')} href="/flows" trailing={answer && waiting(t, answer)} />
      </RowList>
    </Card>
  );
}

function waiting(t: ReturnType<typeof useText>, { todo, overdue, returned }: { readonly todo: number; readonly overdue: number; readonly returned: number }) {
  if (returned > 0) return <StatusBadge tone="warn" label={t('flows.member.returned-count', { count: returned })} />;
  if (todo > 0) return <StatusBadge tone={overdue > 0 ? 'danger' : 'info'} label={t('flows.member.todo-count', { count: todo })} />;
  return undefined;
}
