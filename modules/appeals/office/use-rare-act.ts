import { useRef, useState } from 'react';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { issueText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type OfficerCase } from './appeals-api.ts';
import { dayWords } from './case-words.ts';
import { isStale } from './use-case-actions.ts';

/** Acts with a typed reason: writing it is the moment to think again, so nothing asks "are you sure". */
export const REASONED_ACTS = ['pause', 'hand-over', 'escalate', 'take-up', 'refuse', 'declare'] as const;
export type ReasonedAct = (typeof REASONED_ACTS)[number];
export const REASON_LIMIT = 500;

export type Reasons = {
  readonly reason: string;
  /** As the field has it: empty, or YYYY-MM-DD. */
  readonly until: string;
  /** Person and union, as `receiverKey` joins them. */
  readonly receiver: string;
};
const NOTHING: Reasons = { reason: '', until: '', receiver: '' };

export type RareActState = {
  readonly value: Reasons;
  readonly set: (change: Partial<Reasons>) => void;
  readonly errors: { readonly [Field in keyof Reasons]: string | undefined };
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  /** The sentence stands at a field already. */
  readonly isAtField: boolean;
  readonly submit: () => void;
};

export type RareActEnds = { readonly onDone: () => void; readonly onStale: (failure: ApiFailure) => void };

export function receiverKey(receiver: { readonly personId: string; readonly unionId: string }): string {
  return `${receiver.personId} ${receiver.unionId}`;
}

/** One rarer act on a case. What was typed for it stays with the tab until it is done. */
export function useRareAct(appeal: OfficerCase, act: ReasonedAct, { onDone, onStale }: RareActEnds): RareActState {
  const t = useText();
  const { value, set, clear } = useDraft(`appeals.case.${appeal.appealId}.${act}`, NOTHING, isReasons);
  const run = useActCommands(appeal.appealId);
  const { isBusy, failure, issues } = run.commands[act];
  const [isTried, setTried] = useState(false);
  const running = useRef(false);
  const wrong = problemsOf(act, value, appeal.pauseUntil);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((problem) => problem !== undefined) || running.current) return;
    running.current = true;
    const answer = await run.start(act, value);
    running.current = false;
    if (answer === undefined) return;
    if (answer.ok) {
      clear();
      onDone();
    } else if (isStale(answer.failure)) onStale(answer.failure);
  };

  const words = (key: string | undefined) => (key === undefined ? undefined
    : t(`appeals.office.act.${key}`, { latest: dayWords(t, appeal.pauseUntil) }));
  const latest = failure?.code === 'appeals/pause-too-long' ? t('appeals/pause-too-long', {
    latest: dayWords(t, String(failure.params['latest'] ?? appeal.pauseUntil)),
  }) : undefined;
  const unfit = failure?.code === 'appeals/receiver-unfit' ? t('appeals/receiver-unfit') : undefined;
  const errors = {
    reason: (isTried ? words(wrong.reason) : undefined) ?? issueText(t, issues.get('reason')),
    until: (isTried ? words(wrong.until) : undefined) ?? latest ?? issueText(t, issues.get('until')),
    receiver: (isTried ? words(wrong.receiver) : undefined) ?? unfit ?? issueText(t, issues.get('personId')),
  };
  return {
    value, set, errors, isBusy, failure: isStale(failure) ? undefined : failure,
    isAtField: Object.values(errors).some((error) => error !== undefined), submit: () => void submit(),
  };
}

/** Keys of the sentence at each field; none when it can be sent. */
function problemsOf(act: ReasonedAct, { reason, until, receiver }: Reasons, latest: PlainDate): Partial<Reasons> {
  const length = reason.trim().length;
  return {
    ...(length < 2 && { reason: 'reason-needed' }), ...(length > REASON_LIMIT && { reason: 'reason-long' }),
    ...(act === 'pause' && (!isPlainDate(until) || until > latest) && { until: 'until-needed' }),
    ...(act === 'hand-over' && receiver === '' && { receiver: 'receiver-needed' }),
  };
}

function useActCommands(appealId: string) {
  const commands = {
    'pause': useCommand(appealsApi.pauseAppeal), 'hand-over': useCommand(appealsApi.handOverAppeal),
    'escalate': useCommand(appealsApi.escalateAppeal), 'take-up': useCommand(appealsApi.takeUpAppeal),
    'refuse': useCommand(appealsApi.refuseAppeal), 'declare': useCommand(appealsApi.declareConflict),
  };
  const start = (act: ReasonedAct, value: Reasons) => {
    const reason = value.reason.trim();
    const [personId = '', unionId = ''] = value.receiver.split(' ');
    if (act === 'pause') return isPlainDate(value.until) ? commands.pause.run({ appealId, reason, until: value.until }) : undefined;
    if (act === 'hand-over') return commands['hand-over'].run({ appealId, personId, unionId, reason });
    return commands[act].run({ appealId, reason });
  };
  return { commands, start };
}

function isReasons(held: unknown): held is Reasons {
  return typeof held === 'object' && held !== null
    && ['reason', 'until', 'receiver'].every((name) => typeof Reflect.get(held, name) === 'string');
}
