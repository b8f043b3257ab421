import type { OwnTask } from './use-decision.ts';

/** What most people will do with a task. */
export function mainActOf({ kind }: Pick<OwnTask, 'kind'>): 'agree' | 'fill' | 'give-opinion' {
  return kind === 'approve' ? 'agree' : kind === 'fill' ? 'fill' : 'give-opinion';
}
