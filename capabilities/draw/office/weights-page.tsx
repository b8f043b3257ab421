import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi, type Weights } from './draw-api.ts';
import { WeightForm } from './weight-form.tsx';
import { GivenWeights } from './given-weights.tsx';
import './weights.css';

/** 抽签权重: who is drawn as if they had signed up several times, and why. Everybody sees the numbers, officers alone the reasons. */
export function WeightsPage() {
  const t = useText();
  const { drawId } = useParams<{ drawId: string }>();
  const read = useRead(drawApi.listWeights, { drawId });
  return (
    <>
      <PageHeader title={t('draw.office.weights.title')} lead={read.answer?.title ?? ''} crumbs={[{ label: t('draw.title'), href: '/draws' }]} />
      <DataState read={read}>{(weights) => <View drawId={drawId} weights={weights} />}</DataState>
    </>
  );
}

function View({ drawId, weights }: { readonly drawId: string; readonly weights: Weights }) {
  const t = useText();
  const list = <GivenWeights drawId={drawId} weights={weights} />;
  return (
    <>
      <Banner tone="info" title={t('draw.office.weights.published')}>{t('draw.office.weights.published-text')}</Banner>
      {!weights.mayChange && <Banner tone="warn" title={t('draw.office.weights.closed')}>{t('draw.office.weights.closed-text')}</Banner>}
      {weights.mayChange ? (
        <div className="zj-columns">
          {list}
          <Card title={t('draw.office.weights.give')}><WeightForm drawId={drawId} weights={weights} /></Card>
        </div>
      ) : list}
    </>
  );
}
