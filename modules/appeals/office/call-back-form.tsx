import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Rating } from '#platform/ui/phone/rating.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useRecordCall } from './use-call-back.ts';

export type CallBackFormProps = { readonly callBackId: string; readonly onDone: () => void };

export function CallBackForm({ callBackId, onDone }: CallBackFormProps) {
  const t = useText();
  const { heard, hear, isTried, isBusy, failure, submit } = useRecordCall(callBackId, onDone);
  const isMissing = isTried && heard.isReached === undefined;
  return (
    <Form onSubmit={submit} failure={failure} onRetry={submit}>
      <ChoiceCards
        legend={t('appeals.office.calls.reached')} look="chips" value={heard.isReached} onValue={(isReached) => hear({ isReached })}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`appeals.office.calls.reached.${value}`) }))}
        error={isMissing ? t('appeals.office.calls.reached-needed') : undefined}
      />
      {heard.isReached === 'yes' && (
        <>
          <ChoiceCards
            legend={t('appeals.office.calls.solved')} look="chips" value={heard.isSolved} onValue={(isSolved) => hear({ isSolved })}
            choices={(['yes', 'no', 'unsaid'] as const).map((value) => ({ value, label: t(`appeals.office.calls.solved.${value}`) }))}
          />
          <Rating legend={t('appeals.office.calls.score')} value={heard.score} onValue={(score) => hear({ score })} />
        </>
      )}
      <TextArea label={t('appeals.office.calls.remark')} value={heard.remark} onValue={(remark) => hear({ remark })} limit={500} isOptional />
      <div><Button variant="primary" type="submit" isBusy={isBusy}>{t('appeals.office.calls.save')}</Button></div>
    </Form>
  );
}
