import { useState } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LIMIT_NAMES, type Limits } from '../rules/limits.ts';
import { membershipApi, type LimitsView } from './membership-api.ts';

/** Upper ends that hold for every union (contract/limits.ts). */
const WIDEST: Limits = { contact: 15, decide: 30, transfer: 30 };
type Name = keyof Limits | 'source' | 'validFrom';

export type LimitFormProps = { readonly unionId: string; readonly limits: LimitsView; readonly onSaved: (is: boolean) => void };

/** New limits, with what they rest on and from which day they hold. */
export function LimitForm({ unionId, limits: { inForce, allowed }, onSaved }: LimitFormProps) {
  const t = useText();
  const command = useCommand(membershipApi.setLimits);
  const [isTried, setTried] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<Name, string>>>(() => ({
    contact: String(inForce.contact), decide: String(inForce.decide), transfer: String(inForce.transfer), source: '', validFrom: dateInChina(systemClock.now()),
  }));
  const most = (name: keyof Limits) => Math.min(WIDEST[name], allowed?.[name] ?? WIDEST[name]);
  const ownErrorOf = (name: Name): string | undefined => {
    if (name === 'source') return fields.source.trim().length < 2 ? t('membership.office.limits.source-needed') : undefined;
    if (name === 'validFrom') return isPlainDate(fields.validFrom) ? undefined : t('membership.office.limits.day-needed');
    const days = /^\d{1,2}$/.test(fields[name].trim()) ? Number(fields[name]) : 0;
    return days < 1 || days > most(name) ? t('membership.office.limits.range', { most: most(name) }) : undefined;
  };
  const errorOf = (name: Name): string | undefined => (isTried ? ownErrorOf(name) : undefined)
    ?? (command.failure?.params['field'] === name ? failureText(t, command.failure) : undefined);
  const set = (name: Name) => (value: string): void => {
    onSaved(false);
    setFields((former) => ({ ...former, [name]: value }));
  };
  const send = async (): Promise<void> => {
    setTried(true);
    const { source, validFrom } = fields;
    if ([...LIMIT_NAMES, 'source', 'validFrom'].some((name) => ownErrorOf(name as Name) !== undefined) || !isPlainDate(validFrom)) return; // -- the names just listed
    const answer = await command.run({
      unionId, contact: Number(fields.contact), decide: Number(fields.decide), transfer: Number(fields.transfer), source: source.trim(), validFrom,
    });
    if (answer.ok) onSaved(true);
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} isAtField={command.failure?.params['field'] !== undefined} onRetry={send}>
      {LIMIT_NAMES.map((name) => (
        <TextInput
          key={name} label={t(`membership.office.limits.${name}`)} value={fields[name]} onValue={set(name)} inputMode="numeric" autoComplete="off"
          error={errorOf(name)} hint={allowed === null ? undefined : t('membership.office.limits.at-most', { most: allowed[name] })}
        />
      ))}
      <TextInput
        label={t('membership.office.limits.source')} hint={t('membership.office.limits.source-hint')} value={fields.source} onValue={set('source')} limit={200}
        error={errorOf('source')}
      />
      <TextInput
        type="date" label={t('membership.office.limits.valid-from')} hint={t('membership.office.limits.valid-from-hint')} value={fields.validFrom}
        onValue={set('validFrom')} error={errorOf('validFrom')}
      />
      <div><Button variant="primary" type="submit" isBusy={command.isBusy}>{t('membership.office.limits.save')}</Button></div>
    </Form>
  );
}
