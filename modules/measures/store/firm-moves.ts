import type { Tx } from '#platform/db/tx.ts';

export type FirmMoveRow = { readonly fromName: string; readonly toName: string; readonly at: Date };

/** The unions that looked after a firm one after the other, the latest move first. Whoever sees the firm sees its moves. */
export async function listFirmMoves(tx: Tx, firmId: string): Promise<FirmMoveRow[]> {
  return tx<FirmMoveRow[]>`
    select o.name as "fromName", n.name as "toName", m.at
    from measures_firm_move m join orgs_union o on o.id = m.from_union_id join orgs_union n on n.id = m.to_union_id
    where m.firm_id = ${firmId} order by m.at desc, m.id desc limit 50`;
}
