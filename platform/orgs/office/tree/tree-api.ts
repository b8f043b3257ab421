import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { treeEndpoints } from '../../contract/tree.ts';

const refs = endpointRefs<typeof treeEndpoints>('orgs');

export const treeApi = {
  readUnion: refs.query('readUnion'),
  readChronicle: refs.query('readChronicle'),
  listBelowOn: refs.query('listBelowOn'),
  renameUnion: refs.command('renameUnion'),
  registerUnion: refs.command('registerUnion'),
  moveUnion: refs.command('moveUnion'),
  listOwnMembers: refs.query('listOwnMembers'),
  splitUnion: refs.command('splitUnion'),
  leadUnion: refs.command('leadUnion'),
  endSecondLine: refs.command('endSecondLine'),
} as const;

export type UnionFacts = z.infer<typeof treeEndpoints.readUnion.output>;
export type OwnMember = z.infer<typeof treeEndpoints.listOwnMembers.output>['members'][number];
export type Chronicle = z.infer<typeof treeEndpoints.readChronicle.output>;

/** What can be done to a union besides its main act, and its past. */
const UNION_ACTS = ['chronicle', 'rename', 'register', 'move', 'lead', 'split', 'merge', 'dissolve'] as const;
export type UnionAct = (typeof UNION_ACTS)[number];

const RESHAPING: ReadonlySet<UnionAct> = new Set(['move', 'lead', 'split', 'merge', 'dissolve']);

export function actsOf({ mayRename, mayReshape }: Pick<UnionFacts, 'mayRename' | 'mayReshape'>): UnionAct[] {
  return UNION_ACTS.filter((act) => act === 'chronicle' || (RESHAPING.has(act) ? mayReshape : mayRename));
}
