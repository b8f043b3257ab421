import { useId } from 'react';
import Select from 'antd/es/select';
import { useRead } from '#platform/ui/api/use-read.ts';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { officesApi } from './offices-api.ts';
import type { SomeoneDraft } from './use-someone.ts';

export type SomeonePickerProps = { readonly unionId: string; readonly legend: string; readonly draft: SomeoneDraft; readonly isTried: boolean };

/** A person by name, or one of the officers here and below. */
export function SomeonePicker({ unionId, legend, draft, isTried }: SomeonePickerProps) {
  const t = useText();
  const id = useId();
  const { answer, isLoading } = useRead(officesApi.listOfficersBelow, { unionId }, { isReady: draft.kind === 'known' });
  const error = isTried && draft.someone === undefined ? t(`offices.someone.${draft.kind}.needed`) : undefined;
  return (
    <div className="someone">
      <ChoiceCards
        legend={legend} look="chips" value={draft.kind} onValue={(kind) => draft.change({ kind })}
        choices={[{ value: 'new', label: t('offices.someone.new') }, { value: 'known', label: t('offices.someone.known') }]}
      />
      {draft.kind === 'new' ? (
        <TextInput label={t('offices.someone.name')} value={draft.name} onValue={(name) => draft.change({ name })} limit={40} error={error} autoComplete="off" />
      ) : (
        <div>
          <label className="zj-label" htmlFor={id}>{t('offices.someone.officer')}</label>
          <Select
            id={id} value={draft.knownId} onChange={(knownId) => draft.change({ knownId })} loading={isLoading} showSearch={{ optionFilterProp: 'label' }}
            aria-describedby={error === undefined ? undefined : `${id}e`} notFoundContent={t('offices.someone.none')}
            options={(answer?.people ?? []).map((one) => ({
              value: one.personId, label: t('offices.someone.option', { name: one.name, union: one.unionName, roles: one.roles.map((role) => t(`orgs.office.role.${role}`)).join(t('offices.office.and')) }),
            }))}
          />
          {error !== undefined && <FieldError id={`${id}e`} text={error} />}
        </div>
      )}
    </div>
  );
}
