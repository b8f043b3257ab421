import { z } from 'zod';
import { defineCountersigned, type AnyCountersignedAction, type PlainLine } from '#platform/access/countersigned-action.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { decision, treeErrors, uuid } from '../contract/tree.ts';
import type { ScopedTable } from '../events.ts';
import { dissolveEmpty, mergeInto } from './dissolve.ts';
import { findPlacedUnion, type PlacedUnion } from './store/hold-tree.ts';

const shown = z.string().min(1).max(60);
const ending = { unionId: uuid, unionName: shown, ...decision };
const mergePayload = z.object({ ...ending, intoId: uuid, intoName: shown, unions: z.int().nonnegative(), members: z.int().nonnegative() }).strict();
const dissolvePayload = z.object(ending).strict();

type Ending = z.infer<typeof dissolvePayload>;

/** Both are asked for at the union above, whose matter it is (TUL 10, 13); two people look at it before a union ends for ever. */
const TWO_PEOPLE = { permission: 'orgs.union.reshape', approval: 'orgs.union.confirm-end', hours: 72 } as const;

function endingLines({ unionId, unionName, reason, documentNumber, decidedOn }: Ending): PlainLine[] {
  return [
    { label: 'orgs.end.union', as: 'text', value: unionName }, { label: 'orgs.end.union-id', as: 'text', value: unionId },
    { label: 'orgs.end.reason', as: 'text', value: reason }, { label: 'orgs.end.number', as: 'text', value: documentNumber },
    { label: 'orgs.end.day', as: 'text', value: decidedOn },
  ];
}

/** `scopedTables` is asked when it runs: the countersign room's own table is one of them, and that room needs these actions. */
export function endingActions(scopedTables: () => readonly ScopedTable[]): readonly AnyCountersignedAction[] {
  return [
    defineCountersigned({
      id: 'orgs.mergeUnion', ...TWO_PEOPLE, payload: mergePayload,
      describe: (payload) => [
        ...endingLines(payload),
        { label: 'orgs.end.into', as: 'text', value: payload.intoName }, { label: 'orgs.end.into-id', as: 'text', value: payload.intoId },
        { label: 'orgs.end.unions', as: 'count', value: payload.unions }, { label: 'orgs.end.members', as: 'count', value: payload.members },
      ],
      perform: async (ctx, payload, place) => mergeInto(ctx, await requireShown(ctx, payload, place.union.id), payload),
    }),
    defineCountersigned({
      id: 'orgs.dissolveUnion', ...TWO_PEOPLE, payload: dissolvePayload, describe: endingLines,
      perform: async (ctx, payload, place) => dissolveEmpty(ctx, await requireShown(ctx, payload, place.union.id), { decision: payload, scopedTables: scopedTables() }),
    }),
  ];
}

/** The union still stands where it was asked for, under the name that both people read. */
async function requireShown(ctx: Ctx, payload: Ending, upperId: string): Promise<PlacedUnion> {
  const union = await findPlacedUnion(ctx.tx, ctx.reach, payload.unionId, true);
  if (union === undefined || union.upper.id !== upperId) throw new AppError(generalErrors['not-found']);
  if (union.name !== payload.unionName) throw new AppError(treeErrors['changed-since']);
  return union;
}
