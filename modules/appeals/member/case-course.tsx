import type { ReactNode } from 'react';
import { AppealIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { RetryIcon } from '#platform/ui/icons/action-icons.tsx';
import { ChatIcon, CheckIcon, ClockIcon, StarIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import type { Tone } from '#platform/ui/phone/status-badge.tsx';
import { Timeline } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step, WorkerCase } from './appeals-api.ts';
import { momentText, stepSentence } from './case-words.ts';

type Look = { readonly icon: ReactNode; readonly tone: Tone };

const ASKED: Look = { icon: <ChatIcon />, tone: 'warn' };
const MOVED: Look = { icon: <PersonIcon />, tone: 'warn' };
const OWN: Look = { icon: <AppealIcon />, tone: 'idle' };
const looks: Readonly<Record<Step['kind'], Look>> = {
  'submitted': OWN, 'added': OWN, 'withdrawn': OWN, 'accepted': { icon: <PersonIcon />, tone: 'info' }, 'asked': ASKED,
  'answered': { icon: <ChatIcon />, tone: 'info' }, 'paused': { icon: <ClockIcon />, tone: 'warn' }, 'resumed': { icon: <ClockIcon />, tone: 'info' },
  'handed-over': MOVED, 'refused': MOVED, 'escalated': MOVED, 'declared': MOVED, 'joined': MOVED, 'parted': MOVED,
  'closed': { icon: <CheckIcon />, tone: 'ok' }, 'rated': { icon: <StarIcon />, tone: 'idle' }, 'reopened': { icon: <RetryIcon />, tone: 'warn' },
};

/** What happened, the newest first: on a small screen the last answer must not lie below everything before it. */
export function CaseCourse({ one }: { readonly one: WorkerCase }) {
  const t = useText();
  const steps = one.steps.map((step, index) => ({
    id: String(index), title: stepSentence(t, step), instant: step.at, when: momentText(t, step.at), ...looks[step.kind],
    body: step.text ?? undefined,
  }));
  return (
    <Card title={t('appeals.member.case.course')}>
      <Timeline label={t('appeals.member.case.course')} steps={steps.reverse()} />
    </Card>
  );
}
