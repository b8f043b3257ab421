import { AppealIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { RetryIcon } from '#platform/ui/icons/action-icons.tsx';
import { ChatIcon, CheckIcon, StarIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step, WorkerCase } from './appeals-api.ts';
import { momentText, stepSentence } from './case-words.ts';

const icons = {
  submitted: <AppealIcon />, accepted: <PersonIcon />, asked: <ChatIcon />, added: <AppealIcon />, answered: <ChatIcon />,
  closed: <CheckIcon />, rated: <StarIcon />, reopened: <RetryIcon />,
} as const;
const tones: Readonly<Record<Step['kind'], Tone>> = {
  submitted: 'idle', accepted: 'info', asked: 'warn', added: 'idle', answered: 'info', closed: 'ok', rated: 'idle', reopened: 'warn',
};

/** What happened, the newest first: on a small screen the last answer must not lie below everything before it. */
export function CaseCourse({ one }: { readonly one: WorkerCase }) {
  const t = useText();
  const steps = one.steps.map((step, index) => ({
    id: String(index), title: stepSentence(t, step), instant: step.at, when: momentText(t, step.at), tone: tones[step.kind],
    icon: icons[step.kind], body: step.text ?? undefined,
  }));
  return (
    <Card title={t('appeals.member.case.course')}>
      <Timeline label={t('appeals.member.case.course')} steps={steps.reverse()} />
    </Card>
  );
}
