import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { NAME_LIMIT } from './form-problems.ts';
import type { AppealFormState } from './use-appeal-form.ts';

/** How the worker can be reached, asked for only as far as the chosen disclosure needs it. */
export function ContactFields({ draft, set, asks, errors }: Pick<AppealFormState, 'draft' | 'set' | 'asks' | 'errors'>) {
  const t = useText();
  return (
    <>
      {asks.name && (
        <TextInput
          label={t('appeals.member.form.name')} error={errors.name} autoComplete="name" limit={draft.name.length > NAME_LIMIT ? NAME_LIMIT : undefined}
          value={draft.name} onValue={(name) => set({ name })}
        />
      )}
      {asks.phone && (
        <TextInput
          label={t('appeals.member.form.phone')} error={errors.phone} type="tel" inputMode="tel" autoComplete="tel-national"
          hint={t(asks.name ? 'appeals.member.form.phone-hint-named' : 'appeals.member.form.phone-hint-confidential')}
          value={draft.phone} onValue={(phone) => set({ phone })}
        />
      )}
    </>
  );
}
