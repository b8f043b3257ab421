import { useCallback } from 'react';
import type { ReadPhoto } from '#platform/forms/phone/field-props.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { flowsApi } from './flows-api.ts';

/** How a form shows the photos of a case. */
export function useReadPhoto(caseId: string): ReadPhoto {
  const { client } = useConnection();
  return useCallback(async (photoId, isSmall) => {
    const answer = await client.readFile(flowsApi.readPhoto, { caseId, photoId, isSmall });
    return answer.ok ? answer.value : undefined;
  }, [client, caseId]);
}
