import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../../contract.ts';

const refs = endpointRefs<typeof endpoints>('flows');

export const designerApi = {
  listDefinitions: refs.query('listDefinitions'),
  readDefinition: refs.query('readDefinition'),
  publish: refs.command('publish'),
  giveUpOwn: refs.command('giveUpOwn'),
  listDrafts: refs.query('listDrafts'),
  readDraft: refs.query('readDraft'),
  keepDraft: refs.command('keepDraft'),
  dropDraft: refs.command('dropDraft'),
} as const;

export type DefinitionLine = z.infer<typeof endpoints.listDefinitions.output>['definitions'][number];
export type DraftLine = z.infer<typeof endpoints.listDrafts.output>['drafts'][number];
export type KeptDraft = NonNullable<z.infer<typeof endpoints.readDraft.output>['draft']>;
export type DefinitionView = z.infer<typeof endpoints.readDefinition.output>;
export type VersionLine = DefinitionView['versions'][number];
/** What a step may name that code of the product stands behind, and how that is said. */
export type Backing = Pick<DefinitionView, 'calls' | 'papers' | 'events' | 'processes' | 'limits' | 'names'>;
