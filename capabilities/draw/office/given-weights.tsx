import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi, type Given, type Weights } from './draw-api.ts';
import { coarse } from './weight-choices.ts';

/** Who has which weight and why. Taken back with one press, and with another one given again. */
export function GivenWeights({ drawId, weights: { weights, mayChange } }: { readonly drawId: string; readonly weights: Weights }) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(drawApi.setWeight);
  const [taken, setTaken] = useState<Given>();
  const takeBack = async (given: Given): Promise<void> => {
    const answer = await run({ drawId, entryId: given.entryId, weight: 1, reason: t('draw.office.weights.taken-reason') });
    if (answer.ok) setTaken(given);
  };
  const restore = async (given: Given): Promise<void> => {
    const answer = await run({ drawId, entryId: given.entryId, weight: coarse(given.weight), reason: given.reason });
    if (answer.ok) setTaken(undefined);
  };
  const isBack = taken !== undefined && !weights.some(({ entryId }) => entryId === taken.entryId);
  return (
    <div className="zj-stack">
      <div role="status" className={isBack ? 'weights-said' : 'zj-unseen'}>
        {isBack && <><span>{t('draw.office.weights.taken', { name: taken.name })}</span><Button variant="quiet" isBusy={isBusy} onClick={() => void restore(taken)}>{t('draw.office.weights.restore')}</Button></>}
      </div>
      <FailureBanner failure={failure} onRetry={retry} />
      <Card title={t('draw.office.weights.given', { count: weights.length })} look="flush">
        {weights.length === 0 ? <EmptyState title={t('draw.office.weights.none')} text={t('draw.office.weights.none-text')} /> : (
          <ul className="weights" aria-label={t('draw.office.weights.given', { count: weights.length })}>
            {weights.map((given) => (
              <li key={given.entryId}>
                <div>
                  <p>{given.name} <StatusBadge tone="info" label={t('draw.office.weights.times', { weight: given.weight })} /></p>
                  <p className="zj-soft zj-small">{[given.unionName, given.reason].filter((part) => part !== '').join(' · ')}</p>
                </div>
                {mayChange && (
                  <Button variant="quiet" isBusy={isBusy} aria-label={t('draw.office.weights.take-one', { name: given.name })} onClick={() => void takeBack(given)}>{t('draw.office.weights.take')}</Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
