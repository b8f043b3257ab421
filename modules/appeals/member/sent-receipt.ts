import { visitMemory, type Memory } from '#platform/ui/browser-memory.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { Disclosure } from './appeals-api.ts';

/**
 * What a worker takes along from a sent appeal. Kept with the tab, so that a reload does not lose what nobody can
 * recover; gone when the tab is closed.
 */
export type SentReceipt = {
  readonly appealId: string;
  readonly caseNumber: string;
  readonly queryCode: string;
  readonly disclosure: Disclosure;
  readonly unionName: string;
  readonly contactName: string;
  readonly dueOn: PlainDate;
  readonly isDueProvisional: boolean;
  /** Whether it stands under "my matters" too. */
  readonly isOwn: boolean;
  /** An earlier text than the one last shown had arrived already. */
  readonly isFormerVersion: boolean;
};

const PLACE = 'zhijia.sent';

export function keepSentReceipt(receipt: SentReceipt, memory: Memory = visitMemory): void {
  memory.write(PLACE, JSON.stringify(receipt));
}

export function findSentReceipt(memory: Memory = visitMemory): SentReceipt | undefined {
  try {
    const held: unknown = JSON.parse(memory.read(PLACE) ?? 'null');
    return isSentReceipt(held) ? held : undefined;
  } catch {
    return undefined;
  }
}

function isSentReceipt(held: unknown): held is SentReceipt {
  if (typeof held !== 'object' || held === null) return false;
  return ['appealId', 'caseNumber', 'queryCode', 'disclosure', 'unionName', 'contactName', 'dueOn']
    .every((name) => typeof Reflect.get(held, name) === 'string');
}
