import { useMemo } from 'react';
import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';
import { switchboardApi } from '#platform/switchboard/office/switchboard-api.ts';
import { useRead } from '#platform/ui/api/use-read.ts';

export type OpenPages = {
  /** Pages that can be opened: of services that are on here, and of those that are off what finishes running cases. */
  readonly pages: readonly OfficeRoute[];
  readonly isOff: (page: OfficeRoute) => boolean;
};

/** The menu obeys the switchboard as the phone and the API do. Until it has answered, everything counts as on. */
export function useOpenServices(unionId: string, pages: readonly OfficeRoute[]): OpenPages {
  const { answer } = useRead(switchboardApi.readStates, { unionId });
  return useMemo(() => {
    const off = new Set(answer?.off ?? []);
    // A permission begins with its module, and a module is a service.
    const isOff = ({ permission }: OfficeRoute) => permission !== undefined && off.has(permission.split('.')[0] ?? '');
    return { isOff, pages: pages.filter((page) => !isOff(page) || page.staysWhenOff === true) };
  }, [answer, pages]);
}
