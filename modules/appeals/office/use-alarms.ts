import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { appealsApi, type Alarm } from './appeals-api.ts';
import { listAddress } from './list-filter.ts';

export type Alarms = {
  /** Those that nobody has seen, the newest first. */
  readonly unseen: readonly Alarm[];
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly see: (alarm: Alarm) => void;
};

/** Matters with which many workers came, told to the union above. */
export function useAlarms(): Alarms {
  const read = useRead(appealsApi.listAlarms, {});
  const command = useCommand(appealsApi.seeAlarm);
  return {
    unseen: read.answer?.alarms.filter((alarm) => !alarm.isSeen) ?? [],
    isBusy: command.isBusy, failure: command.failure ?? read.failure,
    see: ({ alarmId }) => void command.run({ alarmId }),
  };
}

// As many days as are looked at together (rules/alarm.ts).
const DAYS = 7;

/** The cases behind an alarm. A moment arrives as text, whatever the contract calls it. */
export function alarmAddress({ unionId, kind, topic, raisedAt }: Pick<Alarm, 'unionId' | 'kind' | 'topic'> & { readonly raisedAt: string | Date }): string {
  if (kind === 'ratings') return listAddress({ view: 'anonymous-rated', unionId });
  const raised = typeof raisedAt === 'string' ? toInstant(raisedAt) : raisedAt;
  return listAddress({ view: 'all', unionId, topic, receivedFrom: addDays(dateInChina(raised), -DAYS) });
}
