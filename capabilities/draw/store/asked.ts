import type { Tx } from '#platform/db/tx.ts';

/** Draws whose moment has come and whose step nobody was asked for, longest overdue first; noted as asked for until `againAt`. In the reach 'job'. */
export async function askForDue(tx: Tx, { now, againAt, limit }: { readonly now: Date; readonly againAt: Date; readonly limit: number }): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    insert into draw_asked (draw_id, again_at)
    select d.id, ${againAt} from draw_draw d
    where d.due_at <= ${now} and not exists (select from draw_asked a where a.draw_id = d.id and a.again_at > ${now}) order by d.due_at, d.id limit ${limit}
    on conflict (draw_id) do update set again_at = excluded.again_at where draw_asked.again_at <= ${now} returning draw_id as id`;
  return rows.map(({ id }) => id);
}

export async function forgetAsked(tx: Tx, drawId: string): Promise<void> {
  await tx`delete from draw_asked a where a.draw_id = ${drawId}`;
}
