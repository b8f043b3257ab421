import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';

const refs = endpointRefs<typeof endpoints>('consents');

export const consentsOfficeApi = {
  listTexts: refs.query('listTexts'),
  publishText: refs.command('publishText'),
  setContact: refs.command('setContact'),
  recordPaper: refs.command('recordPaper'),
  withdrawOnPaper: refs.command('withdrawOnPaper'),
} as const;

export type TextList = z.infer<typeof endpoints.listTexts.output>;
export type ListedText = TextList['texts'][number];
export type ListedVersion = ListedText['versions'][number];
