import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import type { CaseView } from '../wire.ts';

export type DropSignerProps = {
  readonly view: CaseView;
  readonly taskId: string;
  readonly end: ActEnd;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** 减签: those whom I added and who have not decided yet. */
export function DropSigner({ view, taskId, end, onDone, onCancel }: DropSignerProps) {
  const t = useText();
  const drop = useCommand(flowsApi.dropSigner);
  const droppable = view.tasks.filter(({ isAddedByMe, state }) => isAddedByMe && (state === 'open' || state === 'later'));
  const send = async (dropped: number): Promise<void> => {
    if (end.finish(await drop.run({ taskId, dropped }))) onDone();
  };
  return (
    <div className="zj-stack">
      <p className="zj-soft">{t('flows.rule.drop-signer')}</p>
      <FailureBanner failure={drop.failure} />
      <ul className="flows-act-list">
        {droppable.map(({ taskId: id, no, person }) => (
          <li key={id}><Button isBusy={drop.isBusy} onClick={() => void send(no)}>{t('flows.office.drop', { name: person.name })}</Button></li>
        ))}
      </ul>
      <div><Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button></div>
    </div>
  );
}
