import { useState } from 'react';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { draftOf, isFoundDraft, newFoundDraft, type FoundDraft } from './found-draft.ts';
import type { OwnFounding } from './membership-api.ts';
import { UnionCard } from './union-card.tsx';
import { UnionChoice } from './union-choice.tsx';
import { DOCUMENTS, useFoundForm, type FoundFormState } from './use-found-form.ts';
import { useKeptDraft, type KeptDraft } from '#platform/ui/kept/use-kept-draft.ts';

export type FoundFormProps = {
  readonly me: Me;
  /** A request that came back. */
  readonly former?: OwnFounding;
  readonly onSent: (foundingId: string) => void;
};

/** 建会: first the union above that decides, then the employer and the documents. Kept on the device meanwhile. */
export function FoundForm({ me, former, onSent }: FoundFormProps) {
  const t = useText();
  const [empty] = useState(() => (former === undefined ? newFoundDraft(browserRandom, me.name) : draftOf(former)));
  const kept = useKeptDraft<FoundDraft>({ group: former === undefined ? 'found' : `found.${former.foundingId}`, owner: me.personId, empty, isDraft: isFoundDraft });
  if (!kept.isReady) return <Skeleton rows={4} />;
  const { union, foundingId } = kept.value;
  if (union === null) {
    return (
      <>
        <Banner tone="info" title={t('membership.member.found.upper')}>{t('membership.member.found.upper-text')}</Banner>
        <UnionChoice hasTrades={false} onChoose={({ unionId, unionName }) => kept.set({ union: { unionId, unionName } })} />
      </>
    );
  }
  return (
    <>
      <UnionCard union={union} />
      <Fields kept={kept} isCorrection={former !== undefined} onSent={() => onSent(foundingId)} />
      {former === undefined && <Button variant="quiet" isWide onClick={() => kept.set({ union: null })}>{t('membership.member.choose.another')}</Button>}
    </>
  );
}

type FieldsProps = { readonly kept: KeptDraft<FoundDraft>; readonly isCorrection: boolean; readonly onSent: () => void };

function Fields({ kept, isCorrection, onSent }: FieldsProps) {
  const t = useText();
  const form = useFoundForm({ kept, isCorrection, onSent });
  return (
    <Form onSubmit={() => void form.send()} failure={form.failure} isAtField={form.isAtField} onRetry={form.send}>
      <Card title={t('membership.member.found.employer')}><EmployerFields kept={kept} form={form} /></Card>
      <Card title={t('membership.member.found.union')}><UnionFields kept={kept} form={form} /></Card>
      <Card>
        <PhotoPicker
          label={t('membership.member.found.documents')} hint={t('membership.member.found.documents-hint')} limit={DOCUMENTS} photos={form.photos}
          error={form.errors.photos}
        />
      </Card>
      <p className="zj-soft zj-small">{t(`membership.member.form.kept-${kept.keeping}`)}</p>
      <Button type="submit" variant="primary" isWide isBusy={form.isBusy}>{t(isCorrection ? 'membership.member.form.send-again' : 'membership.member.found.send')}</Button>
    </Form>
  );
}

type PartProps = { readonly kept: KeptDraft<FoundDraft>; readonly form: FoundFormState };

function EmployerFields({ kept: { value, set }, form: { errors } }: PartProps) {
  const t = useText();
  return (
    <div className="zj-stack" data-gap="wide">
      <TextInput label={t('membership.member.form.employer')} limit={60} error={errors.employer} value={value.employer} onValue={(employer) => set({ employer })} />
      <TextInput
        label={t('membership.member.form.credit-code')} hint={t('membership.member.form.credit-hint')} isOptional error={errors.creditCode} value={value.creditCode}
        onValue={(creditCode) => set({ creditCode })}
      />
      <TextInput label={t('membership.member.found.address')} limit={120} error={errors.address} value={value.address} onValue={(address) => set({ address })} />
      <TextInput label={t('membership.member.found.workers')} inputMode="numeric" error={errors.workers} value={value.workers} onValue={(workers) => set({ workers })} />
    </div>
  );
}

function UnionFields({ kept: { value, set }, form: { errors } }: PartProps) {
  const t = useText();
  return (
    <div className="zj-stack" data-gap="wide">
      <ChoiceCards
        legend={t('membership.member.found.kind')} value={value.kind} onValue={(kind) => set({ kind })}
        choices={(['enterprise', 'industry'] as const).map((kind) => ({
          value: kind, label: t(`membership.founding.kind.${kind}`), description: t(`membership.founding.kind.${kind}-text`),
        }))}
      />
      <TextInput
        label={t('membership.member.found.name')} hint={t('membership.member.found.name-hint')} limit={60} error={errors.proposedName} value={value.proposedName}
        onValue={(proposedName) => set({ proposedName })}
      />
      <TextInput
        label={t('membership.member.found.joiners')} hint={t('membership.member.found.joiners-hint')} inputMode="numeric" error={errors.joiners} value={value.joiners}
        onValue={(joiners) => set({ joiners })}
      />
      <TextInput
        label={t('membership.member.found.applicant')} hint={t('membership.member.found.applicant-hint')} autoComplete="name" error={errors.applicantName}
        value={value.applicantName} onValue={(applicantName) => set({ applicantName })}
      />
    </div>
  );
}
