import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { attempt, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints } from '../contract.ts';
import { remindOfCertificates } from '../tree/remind-of-certificates.ts';
import { treeEndpoints } from '../contract/tree.ts';
import { endUnion } from './end-union.ts';
import { APPROVAL } from './tree-matrix.ts';

const CODES = ['81610103MC00000120', '81610103MB0A1B2C62', '81610103MD123456XN', '', '81610000MD123456X7'] as const;

type Offices = (history: History) => readonly { readonly personId: PersonId }[];

/** The history's first office is the root's chair: whoever else asks is mostly refused. */
async function askedBy(history: History, offices: Offices) {
  const [first] = offices(history);
  const office = pickOne(history, [first, first, first, pickOne(history, offices(history))]);
  return office === undefined ? { kind: 'anonymous' as const } : history.world.actorOf(office.personId);
}

/** Two unions, seldom the root as the one that changes: it stands below nobody. A small history founds some first. */
async function pair(history: History, offices: Offices): Promise<{ readonly one: UnionId; readonly other: UnionId }> {
  const { world, unions } = history;
  while (unions.length < 4) {
    const unionId = newId<'union'>(world.house);
    const parentId = pickOne(history, unions) ?? unionId;
    if (await attempt(history, endpoints.foundUnion, await askedBy(history, offices), { parentId, unionId, name: '新建工会', kind: 'branch' }) === undefined) break;
    unions.push(unionId);
  }
  const fallback = newId<'union'>(world.house);
  return { one: pickOne(history, unions.slice(1)) ?? fallback, other: pickOne(history, unions) ?? fallback };
}

export function treeSteps(offices: Offices): readonly HistoryStep[] {
  const chairOf = (history: History) => askedBy(history, offices);
  const unionsOf = (history: History) => pair(history, offices);
  return [
    {
      name: 'rename a union', weight: 1,
      async take(history) {
        await attempt(history, treeEndpoints.renameUnion, await chairOf(history), { unionId: (await unionsOf(history)).one, name: '更名工会' });
      },
    },
    {
      name: 'register a union', weight: 1,
      async take(history) {
        const certificate = pickOne(history, [{}, { certificateFrom: '2023-04-01', certificateTo: '2026-03-31' } as const, { certificateFrom: '2023-04-01' }]) ?? {};
        await attempt(history, treeEndpoints.registerUnion, await chairOf(history), {
          unionId: (await unionsOf(history)).one, creditCode: pickOne(history, CODES) ?? '', ...certificate,
        } as never); // -- days are checked by the endpoint's own schema
        await history.world.asSystem('job', remindOfCertificates);
      },
    },
    {
      name: 'move a union', weight: 3,
      async take(history) {
        const { one, other } = await unionsOf(history);
        await attempt(history, treeEndpoints.moveUnion, await chairOf(history), { unionId: one, parentId: other });
      },
    },
    {
      name: 'merge a union', weight: 1,
      async take(history) {
        const { one, other } = await unionsOf(history);
        await endUnion(history.world, await chairOf(history), { unionId: one, intoId: other, ...APPROVAL }, (...call) => attempt(history, ...call));
      },
    },
    {
      name: 'split a union', weight: 1,
      async take(history) {
        const { one, other } = await unionsOf(history);
        const unionId = newId<'union'>(history.world.house);
        const answer = await attempt(history, treeEndpoints.splitUnion, await chairOf(history), {
          unionId: one, newId: unionId, name: '分出工会', kind: 'branch', childIds: pickOne(history, [[], [other]]) ?? [], personIds: [], ...APPROVAL,
        });
        if (answer !== undefined) history.unions.push(unionId);
      },
    },
    {
      name: 'dissolve a union', weight: 1,
      async take(history) {
        await endUnion(history.world, await chairOf(history), { unionId: (await unionsOf(history)).one, ...APPROVAL }, (...call) => attempt(history, ...call));
      },
    },
    {
      name: 'set or end a second leader', weight: 1,
      async take(history) {
        const { one, other } = await unionsOf(history);
        // Ended at once as often as not: two steps of a history seldom meet at one union.
        const [leads, ends] = pickOne(history, [[true, false], [true, true], [false, true]]) ?? [true, true];
        if (leads) await attempt(history, treeEndpoints.leadUnion, await chairOf(history), { unionId: one, leaderId: other });
        if (ends) await attempt(history, treeEndpoints.endSecondLine, await chairOf(history), { unionId: one });
      },
    },
  ];
}
