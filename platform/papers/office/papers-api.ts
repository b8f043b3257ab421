import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('papers');

export const papersApi = {
  listFonts: refs.query('listFonts'),
  useFont: refs.command('useFont'),
  removeFont: refs.command('removeFont'),
  readSeries: refs.query('readSeries'),
  setSeries: refs.command('setSeries'),
  listNumbers: refs.query('listNumbers'),
  voidNumber: refs.command('voidNumber'),
} as const;

export type ListedFont = z.infer<typeof endpoints.listFonts.output>['fonts'][number];
export type SeriesView = z.infer<typeof endpoints.readSeries.output>['series'][number];
export type ListedNumber = z.infer<typeof endpoints.listNumbers.output>['numbers'][number];
