import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { usePhotos, type Photos } from '#platform/ui/phone/use-photos.ts';
import { DOCUMENTS } from './use-found-form.ts';

export type CoursePapers = { readonly photos: Photos; readonly isUploading: boolean; readonly sentIds: string[] };

/** Photos of a step's papers, uploaded under the request's id as they are taken. */
export function useCoursePapers(foundingId: string): CoursePapers {
  const photos = usePhotos({ limit: DOCUMENTS, kept: [], send: (image, call) => uploadPhoto(image, { purpose: 'membership', subjectKey: foundingId, ...call }) });
  return {
    photos, isUploading: photos.photos.some(({ fileId, failure }) => fileId === undefined && failure === undefined),
    sentIds: photos.photos.flatMap(({ fileId }) => fileId ?? []),
  };
}
