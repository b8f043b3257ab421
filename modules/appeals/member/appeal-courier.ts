import { isRefusal } from '#platform/ui/api/failure.ts';
import type { Bag, Courier, Delivery } from '#platform/ui/kept/outbox.ts';
import { photoPlace } from '#platform/ui/kept/photo-place.ts';
import { isAppealDraft, toSubmission, type AppealDraft } from './appeal-draft.ts';
import { makeReceiptKey, type KeyMaker } from './receipt-key.ts';
import type { Roads } from './roads.ts';
import { sendAppeal } from './send-appeal.ts';
import { stoppedBySender } from './sender.ts';
import type { SentReceipt } from './sent-receipt.ts';
import { withWork, type WorkingRoads } from './with-work.ts';

/** What is left of a sent appeal until its writer has seen it. The number is unknown when only the first of two answers told it. */
export type SentAppeal = { readonly receipt: SentReceipt | null; readonly unionName: string };

/**
 * Photos one by one, each noted as soon as the server has it, then the appeal. Killed anywhere and started again it goes
 * on where it was: photos that are there are not sent again, and the appeal has one key for all tries.
 */
export function createAppealCourier(roads: Roads, makeKey: KeyMaker = makeReceiptKey): Courier {
  return async ({ content }, bag) => {
    // Written by another version of the page: it stays, and its writer is shown it again.
    if (!isAppealDraft(content)) return { kind: 'refused', failure: UNREADABLE };
    const stopped = content.sender === null ? undefined : await stoppedBySender(roads, content.sender);
    if (stopped !== undefined) return stopped;
    const first = await sendWhole({ roads, makeKey }, content, bag);
    if (first.kind !== 'refused' || first.failure.code !== 'appeals/photo-unknown') return first;
    // The server forgets within a day what nobody has sent: the phone still has the pictures.
    const again: AppealDraft = { ...content, photos: content.photos.map(({ name }) => ({ name, fileId: null })), unanswered: undefined };
    return sendWhole({ roads, makeKey }, again, bag);
  };
}

const UNREADABLE = { code: 'http/unknown-field', params: {}, issues: [], status: 0, requestId: undefined };

type Means = { readonly roads: Roads; readonly makeKey: KeyMaker };

async function sendWhole({ roads, makeKey }: Means, draft: AppealDraft, bag: Bag): Promise<Delivery> {
  const working = withWork(roads, draft);
  const carried = await sendPhotos(working, draft, bag);
  if ('kind' in carried) return carried;
  const submission = toSubmission(carried, await makeKey(draft));
  if (submission === undefined) return { kind: 'refused', failure: UNREADABLE };
  const outcome = await sendAppeal({
    client: draft.sender === null ? working.nobody : roads.session, key: draft.key, unanswered: draft.unanswered,
    keepUnanswered: (unanswered) => bag.keep({ ...carried, unanswered }),
  }, submission);
  const unionName = draft.recipient?.unionName ?? '';
  if (outcome.kind === 'sent') {
    const { appealId, caseNumber, dueOn, isDueProvisional } = outcome.receipt;
    const { disclosure } = outcome.submission;
    const receipt: SentReceipt = {
      appealId, caseNumber, queryCode: draft.queryCode, disclosure, unionName, contactName: draft.recipient?.contactName ?? '',
      dueOn, isDueProvisional, isOwn: draft.sender !== null, isFormerVersion: outcome.isFormerVersion,
    };
    return { kind: 'sent', content: { receipt, unionName } satisfies SentAppeal };
  }
  // It had arrived under a key that the server no longer remembers.
  if (outcome.failure.code === 'appeals/already-sent') return { kind: 'sent', content: { receipt: null, unionName } satisfies SentAppeal };
  return { kind: isRefusal(outcome.failure) ? 'refused' : 'later', failure: outcome.failure };
}

/** The draft with every photo at the server, or what came in between. */
async function sendPhotos(roads: WorkingRoads, draft: AppealDraft, bag: Bag): Promise<AppealDraft | Delivery> {
  let carried = draft;
  for (const { name, fileId } of draft.photos) {
    if (fileId !== null) continue;
    const bytes = await bag.vault.readBytes(bag.group, photoPlace(name));
    // Never seen after the photo was kept; without its picture it cannot be sent, and its writer must choose.
    if (bytes === undefined) return { kind: 'refused', failure: { ...UNREADABLE, code: 'appeals/photo-unknown' } };
    const answer = await roads.postPhoto(new Blob([new Uint8Array(bytes)], { type: imageType(bytes) }), {
      purpose: 'appeals', subjectKey: draft.appealId, credentials: 'omit',
    });
    if (!answer.ok) return { kind: isRefusal(answer.failure) ? 'refused' : 'later', failure: answer.failure };
    carried = { ...carried, photos: carried.photos.map((one) => (one.name === name ? { name, fileId: answer.value.fileId } : one)) };
    await bag.keep(carried);
  }
  return carried;
}

/** By the first byte, as far as the server's parser needs it; what it really is, the server finds out itself. */
function imageType([first]: Uint8Array): string {
  return first === 0x89 ? 'image/png' : first === 0x47 ? 'image/gif' : first === 0x52 ? 'image/webp' : 'image/jpeg';
}
