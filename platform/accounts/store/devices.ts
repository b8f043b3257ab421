import type { Tx } from '#platform/db/tx.ts';

export async function isKnownMark(tx: Tx, mark: string): Promise<boolean> {
  const rows = await tx`select d.mark from accounts_device d where d.mark = ${mark}`;
  return rows.length > 0;
}

export async function rememberMark(tx: Tx, mark: string, now: Date): Promise<void> {
  await tx`
    insert into accounts_device (mark, last_used_at) values (${mark}, ${now})
    on conflict (mark) do update set last_used_at = excluded.last_used_at`;
}
