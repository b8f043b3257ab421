import type { Decision, OwnTask } from './use-decision.ts';

/** What most people will do with a task. */
export function mainActOf({ kind }: Pick<OwnTask, 'kind'>): 'agree' | 'fill' | 'give-opinion' {
  return kind === 'approve' ? 'agree' : kind === 'fill' ? 'fill' : 'give-opinion';
}

/** What an act does, in one line; in a ballot one's word is a vote and decides nothing alone. */
export function ruleOf({ isBallot }: Pick<OwnTask, 'isBallot'>, act: Decision): string {
  return isBallot && (act === 'agree' || act === 'refuse') ? `flows.rule.${act}-ballot` : `flows.rule.${act}`;
}
