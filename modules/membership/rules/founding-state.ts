import type { FoundingStatus } from '../wire.ts';

/** Whether the next step is the upper union's: it waits on its desk, and its day runs. */
export function isUpperTurn(status: FoundingStatus): boolean {
  return status === 'submitted' || status === 'congress-asked' || status === 'elected' || status === 'established';
}
