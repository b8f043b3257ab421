import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LIMIT_NAMES } from '../rules/limits.ts';
import type { LimitInForce } from './appeals-api.ts';
import { useLimitForm } from './use-limit-form.ts';

export type LimitFormProps = { readonly unionId: string; readonly inForce: LimitInForce; readonly onDone: () => void };

/** New limits for one topic, with what they rest on and from which day they hold. */
export function LimitForm({ unionId, inForce, onDone }: LimitFormProps) {
  const t = useText();
  const { fields, set, errorOf, isBusy, failure, submit } = useLimitForm(unionId, inForce, onDone);
  return (
    <Form onSubmit={submit} failure={failure} isAtField={failure?.params['field'] !== undefined} onRetry={submit}>
      {LIMIT_NAMES.map((name) => (
        <TextInput
          key={name} label={t(`appeals.office.limits.${name}`)} value={fields[name]} onValue={(value) => set(name, value)}
          inputMode="numeric" autoComplete="off" error={errorOf(name)}
          hint={inForce.allowed === null ? undefined : t('appeals.office.limits.at-most', { most: inForce.allowed[name] })}
        />
      ))}
      <TextInput
        label={t('appeals.office.limits.source')} hint={t('appeals.office.limits.source-hint')} value={fields.source}
        onValue={(value) => set('source', value)} limit={200} error={errorOf('source')}
      />
      <TextInput
        type="date" label={t('appeals.office.limits.valid-from')} hint={t('appeals.office.limits.valid-from-hint')} value={fields.validFrom}
        onValue={(value) => set('validFrom', value)} error={errorOf('validFrom')}
      />
      <div><Button variant="primary" type="submit" isBusy={isBusy}>{t('appeals.office.limits.save')}</Button></div>
    </Form>
  );
}
