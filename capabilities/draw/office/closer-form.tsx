import { useState } from 'react';
import { UnionPicker, type PickedUnion } from '#platform/orgs/office/union-picker.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi } from './draw-api.ts';

/** A topmost union has nobody above: it asks another to reveal last. */
export function CloserForm({ drawId }: { readonly drawId: string }) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(drawApi.askCloser);
  const [picked, setPicked] = useState<PickedUnion>();
  const ask = (): void => {
    if (picked !== undefined) void run({ drawId, closerId: picked.unionId });
  };
  return (
    <>
      <p>{t('draw.office.closer-needed')}</p>
      <UnionPicker label={t('draw.role.closer')} value={picked?.unionId} name={picked?.name} isOptional={false} onValue={(unionId, name) => setPicked(unionId === undefined ? undefined : { unionId, name })} />
      <FailureBanner failure={failure} onRetry={retry} />
      <div><Button isBusy={isBusy} onClick={ask}>{t('draw.office.ask-closer')}</Button></div>
    </>
  );
}
