import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { findOfficerNames } from '#platform/access/store/officer-names.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { endpoints, type STATES } from '../contract.ts';
import { hashEnvelope, readEnvelope } from '../envelope.ts';
import { listPreparedBy, listWaiting, openRequests, type RequestRow } from '../store/requests.ts';
import { findAskedPeople } from './asked-people.ts';
import { judgeSecond } from './decide-request.ts';
import type { Actions } from './prepare.ts';

/** Those that wait for this very person: whom the rule asks, found at this moment. */
export async function listAskedOf(ctx: Ctx, actions: Actions, personId: PersonId): Promise<RequestRow[]> {
  const rows = await listWaiting(ctx.tx, ctx.reach, { personId, now: ctx.clock.now() });
  const asked: RequestRow[] = [];
  for (const row of rows) if ((await askedFor(ctx, actions, row)).includes(personId)) asked.push(row);
  return asked;
}

async function askedFor(ctx: Ctx, actions: Actions, row: RequestRow): Promise<readonly PersonId[]> {
  const action = actions.get(row.action);
  if (action === undefined) return [];
  return findAskedPeople(ctx, {
    union: { id: row.unionId, ancestors: row.ancestors }, preparedBy: row.preparedBy, concernedIds: row.concernedIds, approval: action.approval,
  });
}

function stateOf(row: RequestRow, now: Date): (typeof STATES)[number] {
  return (row.state === 'waiting' || row.state === 'approved') && row.expiresAt <= now ? 'expired' : row.state;
}

function toView(row: RequestRow, parts: { readonly now: Date; readonly names: ReadonlyMap<string, string>; readonly reason: string | null }) {
  return {
    requestId: row.id, action: row.action, unionId: row.unionId, unionName: row.unionName, state: stateOf(row, parts.now),
    preparedBy: parts.names.get(row.preparedBy) ?? '', preparedAt: row.preparedAt, expiresAt: row.expiresAt,
    decidedBy: row.decidedBy === null ? null : parts.names.get(row.decidedBy) ?? '', decidedAt: row.decidedAt,
    reason: parts.reason, performedAt: row.performedAt,
  };
}

const peopleOf = (row: RequestRow) => [row.preparedBy, ...(row.decidedBy === null ? [] : [row.decidedBy])];

export function readingHandlers(actions: Actions): readonly Handler[] {
  return [
    handle(endpoints.listRequests, async (ctx, input) => {
      if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
      const { personId } = ctx.actor;
      const rows = input.view === 'mine' ? await listPreparedBy(ctx.tx, ctx.reach, personId) : await listAskedOf(ctx, actions, personId);
      const [names, texts] = [await findOfficerNames(ctx, rows.flatMap(peopleOf)), await openRequests(ctx, rows)];
      const now = ctx.clock.now();
      return { requests: rows.map((row) => toView(row, { now, names, reason: texts.get(row.id)?.reason ?? null })) };
    }),
    handle(endpoints.readRequest, async (ctx, _input, row) => {
      const text = (await openRequests(ctx, [row])).get(row.id);
      const payloadText = text?.payload ?? '';
      const read = payloadText === '' ? undefined : actions.get(row.action)?.read(readEnvelope(payloadText).payload);
      const asked = row.state === 'waiting' ? await askedFor(ctx, actions, row) : [];
      const names = await findOfficerNames(ctx, [...peopleOf(row), ...asked]);
      return {
        ...toView(row, { now: ctx.clock.now(), names, reason: text?.reason ?? null }),
        lines: [...read?.lines ?? []], payloadText,
        // Reckoned from the text that is shown: whoever approves it approves what they read.
        payloadHash: hashEnvelope(payloadText), asked: asked.map((personId) => names.get(personId) ?? ''),
        mayApprove: (await judgeSecond(ctx, actions, row)).ok,
        isMine: ctx.actor.kind === 'person' && ctx.actor.personId === row.preparedBy,
        // -- an action's result is plain JSON; the wire's type is written otherwise
        result: JSON.parse(JSON.stringify(row.result)),
      };
    }),
  ];
}
