import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { failureText, issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Kind } from '../wire.ts';
import { activitiesApi } from './activities-api.ts';
import { emptySession, fromTemplate, isActivityDraft, type ActivityDraft, type SessionDraft } from './activity-draft.ts';
import { activityProblems, toNewActivity } from './send-activity.ts';

/** It is there already: its answer got lost, or it was sent once more after a reload. */
const ARRIVED = ['activities/id-taken', 'http/key-reused'];
/** At which field a refusal of the server is said. */
const REFUSED_AT: Readonly<Record<string, string>> = {
  'activities/opens-late': 'closesAt', 'activities/ends-early': 'sessions.0.endsAt', 'activities/in-the-past': 'sessions.0.beginsAt', 'signup/dates-reversed': 'closesAt',
  'signup/given-too-much': 'places', 'signup/flows-back-late': 'flowsBackAt', 'signup/audience-outside': 'unions', 'signup/limit-unknown': 'limitId', 'signup/questions-wrong': 'questions', 'draw/no-time': 'closesAt',
};

export type NewActivityState = {
  readonly draft: ActivityDraft;
  readonly set: (change: Partial<ActivityDraft>) => void;
  readonly setSession: (index: number, change: Partial<SessionDraft>) => void;
  readonly addSession: () => void;
  readonly choose: (kind: Kind) => void;
  readonly errorOf: (field: string) => string | undefined;
  /** Something among the folded settings has to be changed. */
  readonly isWrongInside: boolean;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly isAtField: boolean;
  readonly submit: () => void;
  readonly startOver: () => void;
};

export type PartProps = { readonly state: NewActivityState };

const INSIDE = ['unions', 'kinds', 'waitingMost', 'holdHours', 'limitId', 'planNumber', 'questions'];

/** The form of a new activity. What was typed outlives a reload, and the ids are kept before anything is sent. */
export function useNewActivity(name: string, empty: ActivityDraft): NewActivityState {
  const t = useText();
  const [, navigate] = useLocation();
  const { unionId, personName } = useActingOffice();
  const { client } = useConnection();
  const { value: draft, set, clear } = useDraft(name, empty, isActivityDraft);
  const command = useCommand(activitiesApi.makeActivity);
  const [isTried, setTried] = useState(false);
  const running = useRef(false);
  const problems = activityProblems(draft, systemClock.now());
  const refusedAt = command.failure === undefined ? undefined : REFUSED_AT[command.failure.code];
  const errorOf = (field: string): string | undefined => {
    const key = isTried ? problems.get(field) : undefined;
    if (key !== undefined) return t(key);
    if (command.failure !== undefined && refusedAt === field) return failureText(t, command.failure);
    return issueText(t, command.issues.get(field));
  };
  const choose = (kind: Kind): void => set({
    ...fromTemplate(kind), activityId: draft.activityId === '' ? client.newKey() : draft.activityId, contact: draft.contact === '' ? personName : draft.contact,
    sessions: draft.sessions.length === 0 ? [emptySession(client.newKey())] : draft.sessions,
  });
  const arrive = (): void => {
    clear();
    navigate(`/activities/${draft.activityId}`);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    const input = toNewActivity(draft, unionId, systemClock.now());
    if (input === undefined || running.current) return;
    running.current = true;
    const answer = await command.run(input);
    running.current = false;
    if (answer.ok) return arrive();
    if (ARRIVED.includes(answer.failure.code) && (await client.call(activitiesApi.readActivity, { activityId: draft.activityId })).ok) arrive();
  };
  return {
    draft, set, choose, errorOf, isBusy: command.isBusy, failure: command.failure, submit: () => void submit(),
    setSession: (index, change) => set({ sessions: draft.sessions.map((one, at) => (at === index ? { ...one, ...change } : one)) }),
    addSession: () => set({ sessions: [...draft.sessions, emptySession(client.newKey())] }),
    isWrongInside: INSIDE.some((field) => errorOf(field) !== undefined),
    isAtField: (isTried && problems.size > 0) || (command.failure !== undefined && errorOf(refusedAt ?? '') !== undefined),
    startOver: () => {
      clear();
      command.reset();
      setTried(false);
    },
  };
}
