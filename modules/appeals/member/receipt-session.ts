import { visitMemory, type Memory } from '#platform/ui/browser-memory.ts';

/** The key to one case, got for its number and query code. In this tab only; the server lets it lapse within two hours. */
export type ReceiptSession = { readonly appealId: string; readonly token: string };

const PLACE = 'zhijia.receipt-session';

export function keepReceiptSession({ appealId, token }: ReceiptSession, memory: Memory = visitMemory): void {
  memory.write(PLACE, JSON.stringify({ appealId, token }));
}

export function findReceiptSession(memory: Memory = visitMemory): ReceiptSession | undefined {
  try {
    const held: unknown = JSON.parse(memory.read(PLACE) ?? 'null');
    return isReceiptSession(held) ? held : undefined;
  } catch {
    return undefined;
  }
}

export function forgetReceiptSession(memory: Memory = visitMemory): void {
  memory.write(PLACE, undefined);
}

function isReceiptSession(held: unknown): held is ReceiptSession {
  return typeof held === 'object' && held !== null
    && ['appealId', 'token'].every((name) => typeof Reflect.get(held, name) === 'string');
}
