import { useId } from 'react';
import Select from 'antd/es/select';
import { useSignedIn } from '#platform/accounts/office/signed-in.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** Who acts, and for which union. With one office there is nothing to switch, and it is only said. */
export function OfficeSwitcher() {
  const t = useText();
  const id = useId();
  const { me, offices, office, choose } = useSignedIn();
  if (offices.length === 1) return <span className="office-person">{me.name}</span>;
  return (
    <div className="office-switcher">
      <label htmlFor={id}>{t('office.acting-for')}</label>
      <Select
        id={id} value={office.unionId} onChange={choose} popupMatchSelectWidth={false}
        options={offices.map(({ unionId, unionName, roles }) => ({
          value: unionId,
          label: t('office.acting-as', { union: unionName, roles: roles.map((role) => t(`orgs.office.role.${role}`)).join(t('office.and')) }),
        }))}
      />
    </div>
  );
}
