import type { Ctx } from '#platform/access/ctx.ts';
import type { AnyEventDefinition, Sealed } from '#platform/contract/event.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';

type SealedValue = {
  readonly definition: Pick<AnyEventDefinition, 'type'>;
  readonly field: string;
  readonly subject: string;
  readonly personId: string;
  readonly sealed: Sealed | null;
};

/** A sealed text of somebody, or '' when there is none or the key was destroyed. The caller may show it. */
export async function openText(ctx: Ctx, { definition, field, subject, personId, sealed }: SealedValue): Promise<string> {
  if (sealed === null) return '';
  const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
  return key === undefined ? '' : String(JSON.parse(openSeal(key, { type: definition.type, field, subject }, sealed)));
}
