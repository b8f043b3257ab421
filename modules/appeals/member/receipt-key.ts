import { RECEIPT_KEY_BYTES, RECEIPT_KEY_COST, receiptSalt } from '../rules/receipt-key.ts';
import type { AppealDraft } from './appeal-draft.ts';

export type KeyMaker = (draft: Pick<AppealDraft, 'appealId' | 'queryCode'>) => Promise<string | undefined>;

/** Between two slices the page draws and answers. */
const SLICE_MS = 12;

/**
 * What the server keeps a digest of in place of the query code, so that the code stays on the phone and the server has no
 * slow hash to reckon: a quarter of a second on a PC, one or two on an old phone, while somebody writes. In JavaScript,
 * because WebAssembly would need a wider content policy (docs/adr/0012). Fetched when it is needed.
 */
export async function deriveReceiptKey({ appealId, queryCode }: Pick<AppealDraft, 'appealId' | 'queryCode'>): Promise<string> {
  const { argon2idAsync } = await import('@noble/hashes/argon2.js');
  const { memory, passes, lanes } = RECEIPT_KEY_COST;
  const key = await behindAll(() =>
    argon2idAsync(queryCode, receiptSalt(appealId), { m: memory, t: passes, p: lanes, dkLen: RECEIPT_KEY_BYTES, asyncTick: SLICE_MS }));
  return btoa(String.fromCharCode(...key)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Where the browser knows priorities, the next slice would go before whatever else waits, keeping a draft among it. */
async function behindAll<Value>(work: () => Promise<Value>): Promise<Value> {
  const { scheduler } = globalThis;
  return typeof scheduler?.postTask === 'function' ? scheduler.postTask(work, { priority: 'background' }) : work();
}

/**
 * One key per draft, begun while it is written or when it is sent. A phone that cannot (no room for 19 MiB, a browser
 * without large integers, a network that lost the code) gives undefined: then the query code goes along, and the server
 * does the work.
 */
export function createKeyMaker(derive: (draft: Pick<AppealDraft, 'appealId' | 'queryCode'>) => Promise<string> = deriveReceiptKey): KeyMaker {
  const keys = new Map<string, Promise<string | undefined>>();
  return (draft) => {
    const key = keys.get(draft.appealId) ?? derive(draft).catch(() => {
      keys.delete(draft.appealId);
      return undefined;
    });
    keys.set(draft.appealId, key);
    return key;
  };
}

/** The tab's own: the form begins, the courier that sends takes what is done. */
export const makeReceiptKey: KeyMaker = createKeyMaker();
