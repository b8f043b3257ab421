import { RetryIcon } from '#platform/ui/icons/action-icons.tsx';
import { CheckIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Rating } from '#platform/ui/phone/rating.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step } from './appeals-api.ts';
import { QuotedWords } from './quoted-words.tsx';
import { REMARK_LIMIT, useCaseRating } from './use-case-rating.ts';

/** One tap says solved or not; the stars and a sentence follow. "Not solved" says at once what it will set going. */
export function CaseRating({ appealId, steps }: { readonly appealId: string; readonly steps: readonly Step[] }) {
  const t = useText();
  const { verdict, score, remark, set, errors, isBusy, failure, isWaiting, send } = useCaseRating(appealId);
  if (isWaiting) return <Card title={t('appeals.member.rate')}><p role="status">{t('appeals.member.rate.waiting')}</p></Card>;
  return (
    <Card title={t('appeals.member.rate')}>
      <Form onSubmit={() => void send()} failure={failure} isAtField={errors.remark !== undefined} onRetry={send}>
        <QuotedWords label={t('appeals.member.rate.result')} steps={steps} kind="closed" />
        <ChoiceCards
          legend={t('appeals.member.rate.question')} value={verdict} onValue={(value) => set({ verdict: value })}
          choices={[
            { value: 'solved', icon: <CheckIcon />, label: t('appeals.member.rate.solved') },
            { value: 'unsolved', icon: <RetryIcon />, label: t('appeals.member.rate.unsolved'), description: t('appeals.member.rate.unsolved-hint') },
          ]}
        />
        {verdict !== undefined && (
          <>
            <Rating legend={t('appeals.member.rate.score')} error={errors.score} value={score} onValue={(value) => set({ score: value })} />
            <TextArea
              label={t(verdict === 'solved' ? 'appeals.member.rate.remark' : 'appeals.member.rate.remark-unsolved')} isOptional
              error={errors.remark} limit={remark.length > REMARK_LIMIT / 2 ? REMARK_LIMIT : undefined}
              value={remark} onValue={(value) => set({ remark: value })}
            />
            <Button type="submit" variant="primary" isWide isBusy={isBusy}>
              {t(verdict === 'solved' ? 'appeals.member.rate.send' : 'appeals.member.rate.send-unsolved')}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}
