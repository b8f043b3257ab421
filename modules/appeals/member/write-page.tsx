import { useId } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealForm } from './appeal-form.tsx';
import { DraftKeeping } from './draft-keeping.tsx';
import { RecipientCard } from './recipient-card.tsx';
import { useAppealForm, type FormParts } from './use-appeal-form.ts';

/** The form behind a poster. Without a network it is written all the same, and says that nobody could be asked who gets it. */
export function WritePage(parts: FormParts) {
  const t = useText();
  const id = useId();
  const form = useAppealForm(parts);
  const { recipient } = parts;
  const send = <Button type="submit" form={id} variant="primary" isWide isBusy={form.isBusy}>{t('appeals.member.form.send')}</Button>;
  return (
    <Screen title={t('appeals.member.write')} back="/" footer={send}>
      {recipient === undefined
        ? <Banner tone="info" title={t('appeals.member.form.recipient-unknown')}>{t('appeals.member.form.recipient-unknown-text')}</Banner>
        : <RecipientCard {...recipient} />}
      <AppealForm id={id} form={form} />
      <DraftKeeping keeping={form.keeping} onDiscard={form.discard} />
    </Screen>
  );
}
