import { useState } from 'react';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { measuresApi, type FirmDetails } from './measures-api.ts';

type MoveFirmProps = { readonly firm: FirmDetails; readonly isOpen: boolean; readonly onClose: () => void };

/** Another union looks after the firm from now on; everything that is known of it goes along. */
export function MoveFirm({ firm, isOpen, onClose }: MoveFirmProps) {
  const t = useText();
  const move = useCommand(measuresApi.moveFirm);
  const [target, setTarget] = useState<{ readonly unionId: string; readonly name: string }>();
  const [isTried, setTried] = useState(false);
  const isChosen = target !== undefined && target.unionId !== firm.unionId;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (isChosen && (await move.run({ firmId: firm.firmId, unionId: target.unionId })).ok) onClose();
  };
  return (
    <Dialog
      isOpen={isOpen} onClose={onClose} title={t('measures.firm.move')} description={t('measures.firm.move-ask', { union: firm.unionName })}
      actions={(
        <>
          <Button onClick={onClose}>{t('measures.item.cancel')}</Button>
          <Button variant="primary" isBusy={move.isBusy} onClick={() => void submit()}>{t('measures.firm.move')}</Button>
        </>
      )}
    >
      <UnionPicker
        label={t('measures.firm.move-to')} value={target?.unionId ?? firm.unionId} name={target?.name ?? firm.unionName} isOptional={false}
        onValue={(unionId, name) => setTarget(unionId === undefined ? undefined : { unionId, name })}
      />
      {isTried && !isChosen && <p role="alert" className="zj-small">{t('measures.firm.move-needed')}</p>}
      <FailureBanner failure={move.failure} />
    </Dialog>
  );
}
