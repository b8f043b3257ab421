import type { PersonId } from '#platform/kernel/id.ts';
import type { History } from '#platform/testkit/laws/history.ts';

/** What the steps of one history have made so far. */
export type Known = { readonly codes: { readonly codeId: string; readonly unionId: string; readonly token: string }[]; readonly cases: { readonly appealId: string; readonly personId: PersonId | undefined }[] };

export const known = (history: History): Known => history.part<Known>('appeals', () => ({ codes: [], cases: [] }));
