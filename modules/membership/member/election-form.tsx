import { useState } from 'react';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { wholeNumber, type CourseFormProps } from './congress-form.tsx';
import { membershipApi } from './membership-api.ts';
import { useCoursePapers } from './use-course-papers.ts';
import { DOCUMENTS } from './use-found-form.ts';

const COUNTS = ['entitled', 'present', 'chair-votes', 'committee', 'auditors'] as const;
type Count = (typeof COUNTS)[number];

/** 关于选举结果的报告, as it stands in the minutes. */
export function ElectionForm({ founding: { foundingId, steps }, onSent }: CourseFormProps) {
  const t = useText();
  const command = useCommand(membershipApi.reportElection);
  const { photos, isUploading, sentIds } = useCoursePapers(foundingId);
  const congress = steps.findLast(({ kind }) => kind === 'congress-asked');
  const [counts, setCounts] = useState<Readonly<Record<Count, string>>>(() => ({
    'entitled': String(congress?.facts['attendees'] ?? ''), 'present': '', 'chair-votes': '', 'committee': '', 'auditors': '',
  }));
  const [heldOn, setHeldOn] = useState<string>(congress?.heldOn ?? '');
  const [term, setTerm] = useState<'3' | '5'>('5');
  const [who, setWho] = useState<'other' | 'me'>('other');
  const [chairId] = useState(() => newIntentKey(browserRandom));
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isNameless = who === 'other' && name.trim().length < 2;
  const send = async (): Promise<void> => {
    setTried(true);
    const [entitled, present, chairVotes, committee, auditors] = COUNTS.map((one) => wholeNumber(counts[one]));
    if (entitled === undefined || present === undefined || chairVotes === undefined || committee === undefined || auditors === undefined) return;
    if (!isPlainDate(heldOn) || isNameless) return;
    const chair = who === 'me' ? null : { personId: chairId, name: name.trim() };
    const report = { foundingId, heldOn, entitled, present, chairVotes, committee, auditors, termYears: term === '3' ? 3 as const : 5 as const, chair, photos: sentIds };
    if ((await command.run(report)).ok) onSent();
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={send}>
      <p className="zj-soft">{t('membership.member.course.election-text')}</p>
      <TextInput
        type="date" label={t('membership.member.course.election-day')} value={heldOn} onValue={setHeldOn}
        error={isTried && !isPlainDate(heldOn) ? t('membership.member.course.day-needed') : undefined}
      />
      {COUNTS.map((one) => (
        <TextInput
          key={one} label={t(`membership.member.course.${one}`)} inputMode="numeric" value={counts[one]} onValue={(value) => setCounts({ ...counts, [one]: value })}
          error={isTried && wholeNumber(counts[one]) === undefined ? t('membership.member.course.number-needed') : undefined}
        />
      ))}
      <ChoiceCards
        legend={t('membership.member.course.term')} value={term} onValue={setTerm}
        choices={(['3', '5'] as const).map((value) => ({ value, label: t(`membership.member.course.term-${value}`) }))}
      />
      <ChoiceCards
        legend={t('membership.member.course.chair')} value={who} onValue={setWho}
        choices={[
          { value: 'other', label: t('membership.member.course.chair-other'), description: t('membership.member.course.chair-other-text') },
          { value: 'me', label: t('membership.member.course.chair-me') },
        ]}
      />
      {who === 'other' && (
        <TextInput
          label={t('membership.member.course.chair-name')} limit={40} autoComplete="off" value={name} onValue={setName}
          error={isTried && isNameless ? t('membership.member.course.name-needed') : undefined}
        />
      )}
      <PhotoPicker label={t('membership.member.course.papers')} hint={t('membership.member.course.election-papers')} limit={DOCUMENTS} photos={photos} />
      <Button type="submit" variant="primary" isWide isBusy={command.isBusy || isUploading}>{t('membership.member.course.send')}</Button>
    </Form>
  );
}
