import type { Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { isCreditCode, plainCreditCode } from '#platform/kernel/credit-code.ts';
import { listUnionlessFirms } from './store/unionless-firms.ts';

export type UnionlessFirm = {
  readonly name: string;
  readonly creditCode: string | null;
  readonly workers: number | null;
  readonly address: string | null;
  readonly unionName: string;
};

/** Firms of the registers of a union and those below it that have no union of their own, the largest first. */
export async function listFirmsWithoutUnion(tx: Tx, reach: Reach, union: Pick<UnionRow, 'path' | 'linePath'>, limit: number): Promise<UnionlessFirm[]> {
  return listUnionlessFirms(tx, reach, { union, limit });
}

/** An employer's credit code as it is kept, or undefined for what is none (GB 32100: symbols and check character). */
export function readCreditCode(text: string): string | undefined {
  const code = plainCreditCode(text);
  return isCreditCode(code) ? code : undefined;
}
