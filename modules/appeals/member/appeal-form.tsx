import { ShieldIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ABOUT_LIST, TOPIC_LIST } from './appeals-api.ts';
import { ContactFields } from './contact-fields.tsx';
import { DisclosureChoice } from './disclosure-choice.tsx';
import { TEXT_LIMIT } from './form-problems.ts';
import { topicIcons } from './topic-icons.tsx';
import type { AppealFormState } from './use-appeal-form.ts';
import { PHOTO_LIMIT } from './use-draft-photos.ts';

export type AppealFormProps = { readonly id: string; readonly form: AppealFormState };

export function AppealForm({ id, form }: AppealFormProps) {
  const t = useText();
  const { draft, set, photos, errors, failure, isSignedIn, send } = form;
  return (
    <Form id={id} onSubmit={() => void send()} failure={failure} isAtField={form.isAtField} onRetry={send}>
      <ChoiceCards
        legend={t('appeals.member.form.topic')} error={errors.topic} value={draft.topic} onValue={(topic) => set({ topic })}
        choices={TOPIC_LIST.map((value) => ({
          value, icon: topicIcons[value], label: t(`appeals.member.topic.${value}`), description: t(`appeals.member.topic.${value}-hint`),
        }))}
      />
      <TextArea
        label={t('appeals.member.form.text')} hint={t('appeals.member.form.text-hint')} error={errors.text} limit={TEXT_LIMIT}
        value={draft.text} onValue={(text) => set({ text })}
      />
      <PhotoPicker
        label={t('appeals.member.form.photos')} hint={t('appeals.member.form.photos-hint')} error={errors.photos}
        limit={PHOTO_LIMIT} photos={photos}
      />
      <ChoiceCards
        legend={t('appeals.member.form.about')} hint={t('appeals.member.form.about-hint')} value={draft.about} onValue={(about) => set({ about })}
        look="chips" choices={ABOUT_LIST.map((value) => ({ value, label: t(`appeals.member.about.${value}`) }))}
      />
      <DisclosureChoice value={draft.disclosure} error={errors.disclosure} onValue={(disclosure) => set({ disclosure })} />
      {isSignedIn && draft.disclosure !== undefined && draft.disclosure !== 'anonymous' && (
        <Banner tone="info" title={t('appeals.member.form.signed-in')}>{t('appeals.member.form.signed-in-text')}</Banner>
      )}
      <ContactFields {...{ draft, set, asks: form.asks, errors }} />
      <p className="zj-soft zj-small appeal-law"><ShieldIcon /><span>{t('appeals.member.form.law')}</span></p>
    </Form>
  );
}
