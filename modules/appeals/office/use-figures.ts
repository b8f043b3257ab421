import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { useRead, type Read } from '#platform/ui/api/use-read.ts';
import { appealsApi, type Figures } from './appeals-api.ts';
import { periodSearch, toPeriod, type ChosenPeriod } from './period.ts';

export type FiguresState = {
  readonly read: Read<Figures>;
  readonly chosen: ChosenPeriod;
  readonly unionId: string;
  /** The union whose office is acting: the way back up. */
  readonly ownUnionId: string;
  readonly choosePeriod: (chosen: ChosenPeriod) => void;
  readonly addressOf: (unionId: string) => string;
};

/** Union and period stand in the address, so that a figure can be sent to somebody as a link. */
export function useFigures(): FiguresState {
  const office = useActingOffice();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const chosen = toPeriod(search, dateInChina(systemClock.now()));
  const asked = new URLSearchParams(search).get('union') ?? '';
  const unionId = isUuid(asked) ? asked : office.unionId;
  // One level down is another page, although the path is the same.
  useEffect(() => {
    // In braces: newer browsers answer a promise, which React would take for what to call on leaving.
    window.scrollTo(0, 0);
  }, [unionId]);
  const address = (union: string, period: ChosenPeriod): string => {
    const named = [...(union === office.unionId ? [] : [['union', union] as const]), ...periodSearch(period)];
    return named.length === 0 ? path : `${path}?${new URLSearchParams(named.map(([name, value]) => [name, value])).toString()}`;
  };
  return {
    read: useRead(appealsApi.readFigures, { unionId, ...chosen.period }, { keepsFormer: true }),
    chosen, unionId, ownUnionId: office.unionId,
    choosePeriod: (next) => navigate(address(unionId, next), { replace: true }),
    addressOf: (union) => address(union, chosen),
  };
}
