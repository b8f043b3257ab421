import { useState } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { failureText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LIMIT_NAMES } from '../rules/limits.ts';
import { appealsApi, type LimitInForce } from './appeals-api.ts';

export type LimitName = (typeof LIMIT_NAMES)[number];
export type LimitFields = Readonly<Record<LimitName | 'source' | 'validFrom', string>>;

/** Upper ends that hold for every union (contract/oversight.ts). */
export const WIDEST: Readonly<Record<LimitName, number>> = { closeDays: 60, rungDays: 30, waitDays: 30, pauseDays: 60, refuseDays: 15 };

export type LimitForm = {
  readonly fields: LimitFields;
  readonly set: (name: keyof LimitFields, value: string) => void;
  /** What is wrong with a field: found here once it was sent, or said by the server. */
  readonly errorOf: (name: keyof LimitFields) => string | undefined;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly submit: () => void;
};

export function useLimitForm(unionId: string, inForce: LimitInForce, onDone: () => void): LimitForm {
  const t = useText();
  const command = useCommand(appealsApi.setLimit);
  const [isTried, setTried] = useState(false);
  const [fields, setFields] = useState<LimitFields>(() => ({
    closeDays: String(inForce.closeDays), rungDays: String(inForce.rungDays), waitDays: String(inForce.waitDays),
    pauseDays: String(inForce.pauseDays), refuseDays: String(inForce.refuseDays), source: '', validFrom: dateInChina(systemClock.now()),
  }));
  const ownErrorOf = (name: keyof LimitFields): string | undefined => {
    if (name === 'source') return fields.source.trim().length < 2 ? t('appeals.office.limits.source-needed') : undefined;
    if (name === 'validFrom') return isPlainDate(fields.validFrom) ? undefined : t('appeals.office.limits.day-needed');
    const days = wholeNumber(fields[name]);
    if (days === undefined || days < 1 || days > WIDEST[name]) return t('appeals.office.limits.range', { most: WIDEST[name] });
    const most = inForce.allowed?.[name];
    return most !== undefined && days > most ? t('appeals.office.limits.looser', { most }) : undefined;
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    const { source, validFrom } = fields;
    if (NAMES.some((name) => ownErrorOf(name) !== undefined) || !isPlainDate(validFrom)) return;
    const days = (name: LimitName) => wholeNumber(fields[name]) ?? 0;
    const answer = await command.run({
      unionId, topic: inForce.topic, closeDays: days('closeDays'), rungDays: days('rungDays'), waitDays: days('waitDays'),
      pauseDays: days('pauseDays'), refuseDays: days('refuseDays'), source: source.trim(), validFrom,
    });
    if (answer.ok) onDone();
  };
  const { failure } = command;
  return {
    fields, set: (name, value) => setFields((before) => ({ ...before, [name]: value })),
    errorOf: (name) => (isTried ? ownErrorOf(name) : undefined)
      ?? (failure !== undefined && failure.params['field'] === name ? failureText(t, failure) : undefined),
    isBusy: command.isBusy, failure, submit: () => void submit(),
  };
}

const NAMES: readonly (keyof LimitFields)[] = [...LIMIT_NAMES, 'source', 'validFrom'];

function wholeNumber(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
