import type { Decision, OwnTask } from './use-decision.ts';

/** What most people will do with a task. */
export function mainActOf({ kind }: Pick<OwnTask, 'kind'>): 'agree' | 'fill' | 'give-opinion' {
  return kind === 'approve' ? 'agree' : kind === 'fill' ? 'fill' : 'give-opinion';
}

/** What an act does, in one line; in a ballot one's word is a vote and decides nothing alone, nor does it where a share is enough. */
export function ruleOf({ isBallot, refusalEnds }: Pick<OwnTask, 'isBallot' | 'refusalEnds'>, act: Decision): string {
  if (isBallot && (act === 'agree' || act === 'refuse')) return `flows.rule.${act}-ballot`;
  return act === 'refuse' && !refusalEnds ? 'flows.rule.refuse-goes-on' : `flows.rule.${act}`;
}
