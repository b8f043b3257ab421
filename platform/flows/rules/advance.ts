import type { Answers } from '#platform/forms/condition.ts';
import type { Advanced, Command, Refusal } from '../command.ts';
import type { Flow } from '../definition.ts';
import type { Instance } from '../instance.ts';
import { decide } from './decide.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { answered, climbed, due, event, found, subEnded } from './house.ts';
import { lastingEffects } from './lasting-effects.ts';
import { sendBack } from './send-back.ts';
import { addSigner, delegate, dropSigner, giveOpinion, handOver, replace } from './signers.ts';
import { byStarter } from './starter.ts';
import { latestOf, takeBack } from './take-back.ts';
import { enterFlow } from './walk.ts';

/** The case before `start`: nothing is asked yet. */
export function begin(starter: string, answers: Answers): Instance {
  return { status: 'running', starter, answers, visits: [], tasks: [], next: 1 };
}

/**
 * What a command makes of a case: its next state and what the house has to do, or why it cannot be. Pure: no clock, no chance,
 * no store; the same commands give the same numbers. The rules stand in docs/flows.md, by number.
 */
export function advance(flow: Flow, instance: Instance, command: Command): Advanced {
  const early = refusalOfStatus(instance, command);
  if (early) return { ok: false, refusal: early };
  const draft = draftOf(flow, instance);
  const refusal = apply(draft, instance, command);
  if (refusal) return { ok: false, refusal };
  return { ok: true, instance: toInstance(draft, instance, command), effects: lastingEffects(draft, draft.effects) };
}

function refusalOfStatus(instance: Instance, command: Command): Refusal | undefined {
  if (instance.status !== 'running' && instance.status !== 'with-starter') return 'over';
  const isStarted = instance.visits.length > 0;
  if (command.kind === 'start') return isStarted ? 'started-already' : undefined;
  if (!isStarted) return 'not-started';
  return instance.status === 'with-starter' && 'task' in command && command.kind !== 'replace' ? 'with-starter' : undefined;
}

function apply(draft: Draft, instance: Instance, command: Command): Refusal | undefined {
  switch (command.kind) {
    case 'start': enterFlow(draft); return undefined;
    case 'agree': case 'refuse': case 'abstain': case 'fill': return decide(draft, command);
    case 'send-back': return sendBack(draft, command);
    case 'add-signer': return addSigner(draft, command);
    case 'drop-signer': return dropSigner(draft, command);
    case 'hand-over': return handOver(draft, command);
    case 'delegate': return delegate(draft, command);
    case 'give-opinion': return giveOpinion(draft, command);
    case 'take-back': return takeBack(draft, command, instance.latest);
    case 'resubmit': case 'withdraw': case 'remind': return byStarter(draft, command);
    case 'comment': case 'attach': return undefined;
    case 'found': return found(draft, command);
    case 'due': return due(draft, command);
    case 'climbed': return climbed(draft, command);
    case 'event': return event(draft, command);
    case 'called': case 'printed': return answered(draft, command);
    case 'sub-ended': return subEnded(draft, command);
    case 'replace': return replace(draft, command);
  }
}

function toInstance(draft: Draft, before: Instance, command: Command): Instance {
  const isUnchanged = draft.visits === before.visits && draft.tasks === before.tasks && draft.status === before.status;
  if (isUnchanged) return before;
  const { status, answers, visits, tasks, next, resume } = draft;
  const latest = latestAfter(draft, before, command);
  return { status, starter: before.starter, answers, visits, tasks, next, ...(resume ? { resume } : {}), ...(latest ? { latest } : {}) };
}

/** Finding people for the next step belongs to the decision before it; whatever else happens builds upon it. */
function latestAfter(draft: Draft, before: Instance, command: Command): Instance['latest'] {
  if (draft.status !== 'running') return undefined;
  switch (command.kind) {
    case 'agree': case 'abstain': case 'fill': return latestOf(before, draft, command.task);
    case 'found': return before.latest;
    default: return undefined;
  }
}
