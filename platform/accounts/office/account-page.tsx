import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Preferences } from '#platform/ui/phone/preferences.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DeviceList } from '../public-ui.tsx';
import { ColleaguesPanel } from './colleagues-panel.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordForm } from './password-form.tsx';
import { useSignedIn } from './signed-in.tsx';
import { TotpSetup } from './totp-setup.tsx';
import './account-page.css';

/** One's own account: the offices one holds, the second factor, the password, how things look. */
export function AccountPage() {
  const t = useText();
  const { me, office } = useSignedIn();
  return (
    <>
      <PageHeader title={t('accounts.office.account.title')} lead={t('accounts.office.account.lead', { name: me.name })} />
      <div className="account">
        <section className="zj-panel" aria-labelledby="account-keys">
          <h2 id="account-keys">{t('accounts.office.key.title')}</h2>
          {me.hasPassword ? <PasskeysPanel /> : <p className="zj-soft">{t('accounts.office.change.none')}</p>}
        </section>
        <section className="zj-panel" aria-labelledby="account-totp">
          <h2 id="account-totp">{t('accounts.office.totp')}</h2>
          <TotpSetup hasTotp={me.hasTotp} />
        </section>
        <section className="zj-panel" aria-labelledby="account-password">
          <h2 id="account-password">{t('accounts.office.change.title')}</h2>
          {me.hasPassword ? <PasswordForm /> : <p className="zj-soft">{t('accounts.office.change.none')}</p>}
        </section>
        <section className="zj-panel" aria-labelledby="account-devices">
          <h2 id="account-devices">{t('accounts.devices.title')}</h2>
          <DeviceList />
        </section>
        <section className="zj-panel" aria-labelledby="account-offices">
          <h2 id="account-offices">{t('accounts.office.account.offices')}</h2>
          <ul className="account-offices">
            {me.grants.map((grant) => (
              <li key={grant.grantId}>
                <strong>{grant.unionName}</strong>
                <p className="zj-soft zj-small">
                  {t(`orgs.office.role.${grant.role}`)}
                  {grant.validUntil !== null && t('accounts.office.account.until', { until: t.format.date(grant.validUntil) })}
                  {grant.unionId === office.unionId && t('accounts.office.account.acting')}
                </p>
              </li>
            ))}
          </ul>
        </section>
        {office.permissions.has('accounts.recovery.offer') && (
          <section className="zj-panel" aria-labelledby="account-colleagues">
            <h2 id="account-colleagues">{t('accounts.office.recovery.title-colleagues')}</h2>
            <ColleaguesPanel />
          </section>
        )}
        <section className="zj-panel" aria-labelledby="account-look">
          <h2 id="account-look">{t('accounts.office.account.look')}</h2>
          <Preferences />
        </section>
      </div>
    </>
  );
}
