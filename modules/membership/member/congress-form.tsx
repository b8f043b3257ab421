import { useState } from 'react';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DELEGATES_FROM } from '../rules/founding-course.ts';
import { membershipApi, type OwnFounding } from './membership-api.ts';
import { useCoursePapers } from './use-course-papers.ts';
import { DOCUMENTS } from './use-found-form.ts';

export type CourseFormProps = { readonly founding: OwnFounding; readonly onSent: () => void };

/** 关于召开会员（代表）大会的请示 */
export function CongressForm({ founding, onSent }: CourseFormProps) {
  const t = useText();
  const command = useCommand(membershipApi.askCongress);
  const { foundingId } = founding;
  const { photos, isUploading, sentIds } = useCoursePapers(foundingId);
  const [form, setForm] = useState<'meeting' | 'delegates'>('meeting');
  const [members, setMembers] = useState(String(founding.joiners));
  const [attendees, setAttendees] = useState(String(founding.joiners));
  const [heldOn, setHeldOn] = useState('');
  const [isTried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    const [all, coming] = [wholeNumber(members), wholeNumber(attendees)];
    if (all === undefined || coming === undefined || !isPlainDate(heldOn)) return;
    if ((await command.run({ foundingId, form, members: all, attendees: coming, heldOn, photos: sentIds })).ok) onSent();
  };
  const numberError = (text: string) => (isTried && wholeNumber(text) === undefined ? t('membership.member.course.number-needed') : undefined);
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={send}>
      <p className="zj-soft">{t('membership.member.course.congress-text')}</p>
      <TextInput label={t('membership.member.course.members')} inputMode="numeric" value={members} onValue={setMembers} error={numberError(members)} />
      {(wholeNumber(members) ?? 0) >= DELEGATES_FROM && (
        <ChoiceCards
          legend={t('membership.member.course.form')} value={form} onValue={setForm}
          choices={(['meeting', 'delegates'] as const).map((value) => ({
            value, label: t(`membership.founding.form.${value}`), description: t(`membership.member.course.${value}-text`),
          }))}
        />
      )}
      <TextInput label={t('membership.member.course.attendees')} inputMode="numeric" value={attendees} onValue={setAttendees} error={numberError(attendees)} />
      <TextInput
        type="date" label={t('membership.member.course.congress-day')} value={heldOn} onValue={setHeldOn}
        error={isTried && !isPlainDate(heldOn) ? t('membership.member.course.day-needed') : undefined}
      />
      <PhotoPicker label={t('membership.member.course.papers')} hint={t('membership.member.course.congress-papers')} limit={DOCUMENTS} photos={photos} />
      <Button type="submit" variant="primary" isWide isBusy={command.isBusy || isUploading}>{t('membership.member.course.send')}</Button>
    </Form>
  );
}

/** A whole number that somebody typed, from 1 on. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  return /^[1-9]\d{0,6}$/.test(plain) ? Number(plain) : undefined;
}
