import type { Ctx } from '#platform/access/ctx.ts';
import { claimPhotos } from '#platform/files/store/photos.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Form } from '#platform/forms/form.ts';

/** The uploads that answers name: photos, files, signatures. */
export function uploadsIn(form: Form, answers: Answers): readonly string[] {
  return form.fields.filter(({ kind }) => kind === 'photos' || kind === 'files' || kind === 'signature')
    .flatMap(({ key }) => [answers[key] ?? []].flat()).filter((id) => typeof id === 'string');
}

/**
 * Ties them to the case, so that they are kept; in the reach 'job'. An id that is no upload of this case is tied to nothing and
 * opens nothing: whoever reads it is told that it is not there.
 */
export async function claimUploads(ctx: Ctx, caseId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await claimPhotos(ctx, caseId, ids);
}
