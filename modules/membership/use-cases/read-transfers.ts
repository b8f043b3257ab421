import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { endpoints } from '../contract.ts';
import { transferSettled } from '../events/definitions.ts';
import { PAGE } from '../store/joins.ts';
import { listConfirmed, listTransferEnds } from '../store/transfers.ts';
import { askingPerson } from './asking-person.ts';
import { openText } from './open-sealed.ts';

export const listTransfers = handle(endpoints.listTransfers, async (ctx, { view }, union) => {
  const rows = (await listTransferEnds(ctx.tx, ctx.reach, union, { view, personId: askingPerson(ctx) }));
  // An end shows its transfer, and with it whether the other end has confirmed: that union's place stays out of sight.
  const confirmed = await withSystemReach(ctx, 'job', ({ tx }) => listConfirmed(tx, rows.map(({ id }) => id)));
  const transfers = [];
  for (const row of rows.slice(0, PAGE)) {
    const sides = confirmed.get(row.id) ?? [];
    const reason = await openText(ctx, { definition: transferSettled, field: 'reason', subject: row.id, personId: row.personId, sealed: row.reasonSealed });
    transfers.push({
      endId: row.endId, side: row.side, name: row.name, fromName: row.fromName, toName: row.toName, status: row.status, confirmed: [...sides],
      askedAt: row.askedAt, dueOn: row.dueOn, reason: reason === '' ? null : reason,
      transferId: row.id, can: { open: row.mayOpen },
    });
  }
  return { transfers, hasMore: rows.length > PAGE };
});
