import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { dossierOpened, reviewed } from '../events/definitions.ts';
import type { DossierRow, ReviewRow } from '../store/rows.ts';

const dossierFacts = z.object({
  employer: z.string(), householdSize: z.int(), netPerHead: z.int().nullable(), lineShare: z.number().nullable(), causes: z.array(z.string()),
});
/** What stands sealed in a file; money in fen, `lineShare` in hundredths of the local line. */
export type DossierFacts = z.infer<typeof dossierFacts>;

/** Opens what is sealed about some people; of somebody who was forgotten nothing. */
export type DossierOpener = { facts(row: DossierRow): DossierFacts | null; finding(row: ReviewRow): string };

export async function dossierOpener(ctx: Ctx, people: readonly string[]): Promise<DossierOpener> {
  const keys = await loadKeys(ctx.tx, ctx.keyring, people);
  return {
    facts(row) {
      const key = keys.get(row.personId);
      if (key === undefined) return null;
      const text = openSeal(key, { type: dossierOpened.type, field: 'facts', subject: row.id }, row.factsSealed);
      return dossierFacts.parse(JSON.parse(String(JSON.parse(text))));
    },
    finding(row) {
      const key = keys.get(row.personId);
      return key === undefined ? '' : String(JSON.parse(openSeal(key, { type: reviewed.type, field: 'finding', subject: row.id }, row.findingSealed)));
    },
  };
}
