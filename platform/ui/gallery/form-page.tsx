import { useState } from 'react';
import { HiddenIcon, LockIcon, NamedIcon } from '../icons/sign-icons.tsx';
import { Banner } from '../phone/banner.tsx';
import { Button } from '../phone/button.tsx';
import { ChoiceCards } from '../phone/choice-cards.tsx';
import { Form } from '../phone/form.tsx';
import { PhotoPicker } from '../phone/photo-picker.tsx';
import { Screen } from '../phone/screen.tsx';
import { TextArea } from '../phone/text-area.tsx';
import { TextInput } from '../phone/text-input.tsx';
import { useDraft } from '../phone/use-draft.ts';
import { usePhotos, type SendPhoto } from '../phone/use-photos.ts';
import { useText } from '../text/text-provider.tsx';

const TOPICS = ['pay', 'safety', 'canteen', 'other'] as const;
const MODES = ['named', 'confidential', 'anonymous'] as const;
const icons = { named: <NamedIcon />, confidential: <LockIcon />, anonymous: <HiddenIcon /> } as const;
const EMPTY = { text: '', phone: '', topic: '', mode: 'confidential' };

/** Fills up in ten steps, so that the progress can be looked at; the photo stays in the browser. */
const pretendToSend: SendPhoto = (image, { onProgress }) => new Promise((resolve) => {
  let sent = 0;
  const step = () => {
    sent += 0.1;
    onProgress(Math.min(1, sent));
    if (sent < 1) setTimeout(step, 150);
    else resolve({ ok: true, value: { fileId: 'f', width: 1, height: 1, bytes: image.size } });
  };
  step();
});

export function FormPage() {
  const t = useText();
  const draft = useDraft('gallery', EMPTY, isDraft);
  const photos = usePhotos({ send: pretendToSend, limit: 6 });
  const [isSent, setSent] = useState(false);
  const { text, phone, topic, mode } = draft.value;
  const missing = isSent && text.length < 5 ? t('gallery/text-missing') : undefined;
  const untold = isSent && topic === '' ? t('gallery/topic-missing') : undefined;
  const submit = <Button variant="primary" isWide type="submit" form="appeal">{t('gallery/submit')}</Button>;
  return (
    <Screen title={t('gallery/appeal')} back="/" footer={submit}>
      <Banner tone="info" title={t('gallery/contact')}>{t('gallery/contact-note')}</Banner>
      <Form id="appeal" onSubmit={() => setSent(true)}>
        <ChoiceCards
          legend={t('gallery/topic')} look="chips" value={topic} onValue={(value) => draft.set({ topic: value })} error={untold}
          choices={TOPICS.map((value) => ({ value, label: t(`gallery/topic/${value}`) }))}
        />
        <TextArea
          label={t('gallery/text')} hint={t('gallery/text-hint')} error={missing} limit={1000}
          value={text} onValue={(value) => draft.set({ text: value })}
        />
        <PhotoPicker label={t('gallery/photos')} hint={t('gallery/photos-hint')} limit={6} photos={photos} />
        <ChoiceCards
          legend={t('gallery/mode')} value={mode} onValue={(value) => draft.set({ mode: value })}
          choices={MODES.map((value) => ({
            value, icon: icons[value], label: t(`gallery/mode/${value}`), description: t(`gallery/mode/${value}-hint`),
          }))}
        />
        <TextInput
          label={t('gallery/phone')} hint={t('gallery/phone-hint')} isOptional type="tel" autoComplete="tel" inputMode="tel"
          value={phone} onValue={(value) => draft.set({ phone: value })}
        />
      </Form>
    </Screen>
  );
}

function isDraft(held: unknown): held is typeof EMPTY {
  return typeof held === 'object' && held !== null && Object.keys(EMPTY).every((name) => name in held);
}
