import type { Command, Refusal } from '../command.ts';
import { findVisit } from './draft.ts';
import type { Draft } from './draft.ts';
import { endCase, enterFlow, visitAnew } from './walk.ts';

type ByStarter = Extract<Command, { kind: 'resubmit' | 'withdraw' | 'remind' }>;

export function byStarter(draft: Draft, command: ByStarter): Refusal | undefined {
  if (command.by !== draft.starter) return 'not-starter';
  switch (command.kind) {
    case 'withdraw': endCase(draft, 'withdrawn'); return undefined;
    case 'remind': return remind(draft);
    case 'resubmit': return resubmit(draft, command.answers);
  }
}

function remind(draft: Draft): Refusal | undefined {
  if (draft.status === 'with-starter') return 'with-starter';
  const people = [...new Set(draft.tasks.filter((task) => task.state === 'open').map((task) => task.person))];
  if (people.length === 0) return 'not-asked-for';
  draft.effects.push({ kind: 'remind', people });
  return undefined;
}

/** New answers are laid over the old ones, so that what officers wrote on the way is not lost. */
function resubmit(draft: Draft, answers: ByStarter['answers']): Refusal | undefined {
  const { resume } = draft;
  if (draft.status !== 'with-starter' || !resume) return 'not-with-starter';
  draft.status = 'running';
  draft.resume = undefined;
  if (answers) draft.answers = { ...draft.answers, ...answers };
  if (resume.then === 'again') {
    enterFlow(draft);
    return undefined;
  }
  for (const id of [resume.visit, ...(resume.also ?? [])]) {
    const visit = findVisit(draft, id);
    if (visit) visitAnew(draft, visit, visit.back);
  }
  return undefined;
}
