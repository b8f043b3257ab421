import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ID_TYPE_LIST, isIdType } from './register-api.ts';
import type { IdType } from '../wire.ts';

/** What a form of the console asks about a member; everything but who they are is optional. */
export type MemberFields = { readonly idType: IdType; readonly idNumber: string; readonly workUnit: string; readonly department: string; readonly post: string; readonly politicalStatus: string };
export type FieldsProps = { readonly fields: MemberFields; readonly set: (change: Partial<MemberFields>) => void; readonly idHint: string };

export function DocumentFields({ fields, set, idHint }: FieldsProps) {
  const t = useText();
  return (
    <>
      <ChoiceCards
        legend={t('register.column.idType')} look="chips" value={fields.idType} onValue={(value) => isIdType(value) && set({ idType: value })}
        choices={ID_TYPE_LIST.map((value) => ({ value, label: t(`register.idType.${value}`) }))}
      />
      <TextInput label={t('register.column.idNumber')} hint={idHint} isOptional autoComplete="off" value={fields.idNumber} onValue={(idNumber) => set({ idNumber })} />
    </>
  );
}

export function WorkFields({ fields, set }: Omit<FieldsProps, 'idHint'>) {
  const t = useText();
  return (
    <>
      <TextInput label={t('register.column.workUnit')} isOptional limit={80} value={fields.workUnit} onValue={(workUnit) => set({ workUnit })} />
      <TextInput label={t('register.column.department')} isOptional limit={60} value={fields.department} onValue={(department) => set({ department })} />
      <TextInput label={t('register.column.post')} isOptional limit={60} value={fields.post} onValue={(post) => set({ post })} />
      <TextInput label={t('register.column.politicalStatus')} isOptional limit={30} value={fields.politicalStatus} onValue={(politicalStatus) => set({ politicalStatus })} />
    </>
  );
}

/** Only what was filled in. */
export function filledOf<Name extends string>(values: Readonly<Record<Name, string>>): Partial<Record<Name, string>> {
  const filled: Partial<Record<Name, string>> = {};
  for (const [name, value] of Object.entries<string>(values)) if (value.trim() !== '') Object.assign(filled, { [name]: value.trim() });
  return filled;
}
