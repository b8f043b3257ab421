import { useState } from 'react';
import { systemClock, toInstant } from '#platform/kernel/clock.ts';
import { toWallTime } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { movedSessions } from '../rules/sessions.ts';
import { activitiesApi, MOST, type Activity } from './activities-api.ts';
import { isActivityDraft, EMPTY_ACTIVITY, type ActivityDraft, type SessionDraft } from './activity-draft.ts';
import { reviseProblems, toRevised } from './send-revision.ts';

type ReviseProps = { readonly activity: Activity; readonly onDone: (asked: number) => void };

/** Words, times and places of what was published. Says beforehand who will be asked again. */
export function ReviseForm({ activity, onDone }: ReviseProps) {
  const t = useText();
  const [published] = useState(() => asDraft(activity));
  const { value: draft, set, clear } = useDraft(`activities.revise.${activity.activityId}`, published, isActivityDraft);
  const { run, isBusy, failure } = useCommand(activitiesApi.reviseActivity);
  const [isTried, setTried] = useState(false);
  const before = activity.sessions.map((one) => ({ ...one, beginsAt: toInstant(String(one.beginsAt)), endsAt: toInstant(String(one.endsAt)) }));
  const after = toRevised(draft).sessions.flatMap((one) => (one.beginsAt === '' || one.endsAt === '' ? [] : [{ ...one, beginsAt: toInstant(one.beginsAt), endsAt: toInstant(one.endsAt) }]));
  const moved = movedSessions(before, after);
  const coming = activity.sessions.filter(({ sessionId }) => moved.includes(sessionId)).reduce((sum, one) => sum + one.taken, 0);
  const problems = reviseProblems(draft, moved, systemClock.now());
  const errorOf = (field: string) => (isTried && problems.has(field) ? t(problems.get(field) ?? '') : undefined);
  const send = async (): Promise<void> => {
    setTried(true);
    if (problems.size > 0) return;
    const answer = await run(toRevised(draft));
    if (!answer.ok) return;
    clear();
    onDone(answer.value.asked);
  };
  const text = (field: 'title' | 'place' | 'contact') => (
    <TextInput label={t(`activities.office.field.${field}`)} value={draft[field]} onValue={(value) => set({ [field]: value })} error={errorOf(field)} autoComplete="off" />
  );
  return (
    <Form onSubmit={() => void send()} failure={failure} isAtField={isTried && problems.size > 0} onRetry={() => void send()}>
      {text('title')}
      {draft.sessions.map((session, index) => (
        <Session
          key={session.sessionId} session={session} index={index} isOne={draft.sessions.length === 1} errorOf={errorOf}
          onChange={(change) => set({ sessions: draft.sessions.map((one) => (one.sessionId === session.sessionId ? { ...one, ...change } : one)) })}
        />
      ))}
      {text('place')}
      {text('contact')}
      <TextArea label={t('activities.office.field.summary')} isOptional value={draft.summary} onValue={(summary) => set({ summary })} limit={MOST.summary} error={errorOf('summary')} />
      {moved.length > 0 && (
        <Banner tone={coming > 0 ? 'warn' : 'info'} title={coming > 0 ? t('activities.office.asks-again', { count: coming }) : t('activities.office.asks-nobody')} isAnnounced>
          {coming > 0 && t('activities.office.asks-again-text')}
        </Banner>
      )}
      <div className="activity-send">
        <Button variant="primary" type="submit" isBusy={isBusy}>{t('activities.office.revise-send')}</Button>
        <Button variant="quiet" onClick={clear}>{t('activities.office.form.start-over')}</Button>
      </div>
    </Form>
  );
}

type SessionProps = {
  readonly session: SessionDraft; readonly index: number; readonly isOne: boolean;
  readonly errorOf: (field: string) => string | undefined; readonly onChange: (change: Partial<SessionDraft>) => void;
};

function Session({ session, index, isOne, errorOf, onChange }: SessionProps) {
  const t = useText();
  return (
    <div className="activity-session" role="group" aria-label={t('activities.office.form.session', { number: index + 1 })}>
      {!isOne && <TextInput label={t('activities.office.field.label')} isOptional value={session.label} onValue={(label) => onChange({ label })} error={errorOf(`sessions.${index}.label`)} />}
      <div className="activity-pair">
        <TextInput
          type="datetime-local" label={t('activities.office.field.begins')} value={session.beginsAt} onValue={(beginsAt) => onChange({ beginsAt })} error={errorOf(`sessions.${index}.beginsAt`)}
        />
        <TextInput
          type="datetime-local" label={t('activities.office.field.ends')} value={session.endsAt} onValue={(endsAt) => onChange({ endsAt })} error={errorOf(`sessions.${index}.endsAt`)}
        />
      </div>
      {!isOne && (
        <TextInput label={t('activities.office.field.session-place')} value={session.place} onValue={(place) => onChange({ place })} error={errorOf(`sessions.${index}.place`)} />
      )}
    </div>
  );
}

function asDraft({ activityId, kind, title, summary, place, contact, sessions }: Activity): ActivityDraft {
  const wall = (moment: Date) => toWallTime(toInstant(String(moment)));
  return {
    ...EMPTY_ACTIVITY, activityId, kind, title, summary, place, contact,
    sessions: sessions.map((one) => ({ sessionId: one.sessionId, label: one.label, place: one.place, beginsAt: wall(one.beginsAt), endsAt: wall(one.endsAt) })),
  };
}
