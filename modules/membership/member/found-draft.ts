import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import type { KeptPhoto } from '#platform/ui/phone/photo-list.ts';
import type { ChosenUnion, OwnFounding } from './membership-api.ts';

/** A request to found a union as its form holds it. Its id is made before the first photo goes out under it. */
export type FoundDraft = {
  readonly foundingId: string;
  readonly union: ChosenUnion | null;
  readonly applicantName: string;
  readonly employer: string;
  readonly creditCode: string;
  readonly address: string;
  readonly workers: string;
  readonly joiners: string;
  readonly kind: 'enterprise' | 'industry';
  readonly proposedName: string;
  readonly photos: readonly KeptPhoto[];
};

const TEXTS = ['foundingId', 'applicantName', 'employer', 'creditCode', 'address', 'workers', 'joiners', 'proposedName'] as const;

export function newFoundDraft(random: Random, applicantName: string): FoundDraft {
  return {
    foundingId: newIntentKey(random), union: null, applicantName, employer: '', creditCode: '', address: '', workers: '', joiners: '', kind: 'enterprise',
    proposedName: '', photos: [],
  };
}

/** What came back, to be corrected with the documents that are there already. */
export function draftOf(founding: OwnFounding): FoundDraft {
  const { foundingId, unionId, unionName, applicantName, employer, creditCode, address, workers, joiners, kind, proposedName, photos } = founding;
  return {
    foundingId, union: { unionId, unionName }, applicantName, employer, creditCode: creditCode ?? '', address, workers: String(workers),
    joiners: String(joiners), kind, proposedName, photos: photos.map((fileId) => ({ name: fileId, fileId })),
  };
}

export function isFoundDraft(held: unknown): held is FoundDraft {
  if (typeof held !== 'object' || held === null) return false;
  const field = (name: keyof FoundDraft): unknown => Reflect.get(held, name);
  const union = field('union');
  return TEXTS.every((name) => typeof field(name) === 'string') && (field('kind') === 'enterprise' || field('kind') === 'industry')
    && Array.isArray(field('photos')) && (union === null || (typeof union === 'object' && typeof Reflect.get(union, 'unionId') === 'string'));
}

export type FoundField = 'applicantName' | 'employer' | 'creditCode' | 'address' | 'workers' | 'joiners' | 'proposedName' | 'photos';

/** What the phone can see at once, as keys in locale/; the credit code is judged by the server. */
export function foundProblems(draft: FoundDraft, isSending: boolean): Partial<Record<FoundField, string>> {
  const isShort = (text: string) => text.trim().length < 2;
  const isCount = (text: string) => /^[1-9]\d{0,5}$/.test(text.trim());
  const problems: [FoundField, boolean, string][] = [
    ['applicantName', isShort(draft.applicantName), 'membership.member.too-short'],
    ['employer', isShort(draft.employer), 'membership.member.too-short'],
    ['address', isShort(draft.address), 'membership.member.too-short'],
    ['workers', !isCount(draft.workers), 'membership.member.found.count-wrong'],
    ['joiners', !isCount(draft.joiners) || Number(draft.joiners) > Number(draft.workers), 'membership.member.found.joiners-wrong'],
    ['proposedName', isShort(draft.proposedName), 'membership.member.too-short'],
    ['photos', isSending, 'membership.member.found.photos-busy'],
  ];
  return Object.fromEntries(problems.flatMap(([field, isWrong, key]) => (isWrong ? [[field, key]] : [])));
}

/** What is sent, once `foundProblems` has nothing to say. */
export function toRequest(draft: FoundDraft) {
  const { foundingId, employer, creditCode, address, workers, joiners, kind, proposedName, applicantName, photos } = draft;
  return {
    foundingId, employer: employer.trim(), creditCode: creditCode.trim(), address: address.trim(), workers: Number(workers), joiners: Number(joiners), kind,
    proposedName: proposedName.trim(), applicantName: applicantName.trim(), photos: photos.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
  };
}
