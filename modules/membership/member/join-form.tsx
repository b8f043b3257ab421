import type { Me } from '#platform/accounts/member/accounts-api.ts';
import { ConsentFields } from '#platform/consents/member/consent-fields.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isMinorsNumber } from './join-draft.ts';
import { CATEGORY_LIST, TRADE_LIST, type ChosenUnion } from './membership-api.ts';
import { useJoinForm, type JoinFormState } from './use-join-form.ts';

export type JoinFormProps = {
  readonly union: ChosenUnion;
  readonly me: Me;
  readonly onSent: () => void;
};

/** Name, number, work and the consents: what an application needs and nothing else (PIPL 6). */
export function JoinForm({ union, me, onSent }: JoinFormProps) {
  const t = useText();
  const form = useJoinForm({ me, onSent });
  const { draft, set, errors, isReady, isTried, isBusy, failure, isAtField, keeping } = form;
  const send = () => void form.send(union);
  if (!isReady) return <Skeleton rows={4} />;
  return (
    <Form onSubmit={send} failure={failure} isAtField={isAtField} onRetry={() => form.send(union)}>
      <Card>
        <div className="zj-stack" data-gap="wide">
          <TextInput
            label={t('membership.member.form.name')} hint={t('membership.member.form.name-hint')} autoComplete="name" error={errors.name} value={draft.name}
            onValue={(name) => set({ name })}
          />
          <TextInput
            label={t('membership.member.form.id-number')} hint={t('membership.member.form.id-hint')} autoComplete="off" autoCapitalize="characters" spellCheck={false}
            error={errors.idNumber} value={draft.idNumber} onValue={(idNumber) => set({ idNumber })}
          />
          <WorkFields form={form} />
        </div>
      </Card>
      <Card title={t('membership.member.form.consents')}>
        <ConsentFields
          textKey="joining" unionId={union.unionId} value={draft.consent} onValue={(consent) => set({ consent })} isTried={isTried} failure={failure}
          isYoung={isMinorsNumber(draft.idNumber, dateInChina(systemClock.now()))}
        />
      </Card>
      <p className="zj-soft zj-small">{t(`membership.member.form.kept-${keeping}`)}</p>
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('membership.member.form.send')}</Button>
    </Form>
  );
}

function WorkFields({ form: { draft, set, errors } }: { readonly form: JoinFormState }) {
  const t = useText();
  return (
    <>
      <ChoiceCards
        legend={t('membership.member.form.work')} value={draft.work} onValue={(work) => set({ work })} error={errors.work}
        choices={(['employer', 'none'] as const).map((value) => ({
          value, label: t(`membership.member.form.work.${value}`), description: t(`membership.member.form.work.${value}-text`),
        }))}
      />
      {draft.work === 'employer' && (
        <>
          <TextInput
            label={t('membership.member.form.employer')} autoComplete="organization" limit={60} error={errors.employer} value={draft.employer}
            onValue={(employer) => set({ employer })}
          />
          <TextInput
            label={t('membership.member.form.credit-code')} hint={t('membership.member.form.credit-hint')} isOptional autoComplete="off" error={errors.creditCode}
            value={draft.creditCode} onValue={(creditCode) => set({ creditCode })}
          />
        </>
      )}
      {draft.work !== undefined && (
        <ChoiceCards
          legend={t('membership.member.form.category')} look="chips" value={draft.category} onValue={(category) => set({ category })} error={errors.category}
          choices={(draft.work === 'none' ? TRADE_LIST : CATEGORY_LIST).map((value) => ({ value, label: t(`membership.category.${value}`) }))}
        />
      )}
    </>
  );
}
