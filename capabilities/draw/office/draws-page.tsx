import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi } from './draw-api.ts';
import { TaskCard } from './task-card.tsx';

/** 抽签: what one's own unions have to do with draws, as the one that draws or as the one that reveals last. */
export function DrawsPage() {
  const t = useText();
  const read = useRead(drawApi.listTasks, {});
  return (
    <>
      <PageHeader title={t('draw.title')} lead={t('draw.office.lead')} />
      <DataState read={read} isEmpty={({ tasks }) => tasks.length === 0} empty={{ title: t('draw.office.empty'), text: t('draw.office.empty-text') }}>
        {({ tasks }) => (
          <>
            <Banner tone="info" title={t('draw.office.same-browser')}>{t('draw.office.same-browser-text')}</Banner>
            {tasks.map((task) => <TaskCard key={`${task.drawId} ${task.role}`} task={task} />)}
          </>
        )}
      </DataState>
    </>
  );
}
