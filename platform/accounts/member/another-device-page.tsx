import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import './pairing.css';
import { SignInInvite } from './sign-in-invite.tsx';
import { useMe } from './use-me.ts';
import { usePairingOffer, type PairingOffer } from './use-pairing-offer.ts';

const HERE = '/me/another-device';

/** The phone lets another device in: for a PC in the workers' home, without a password and without a text message. */
export function AnotherDevicePage(_props: MemberPageProps) {
  return <AccountsText><AnotherDevice /></AccountsText>;
}

function AnotherDevice() {
  const t = useText();
  const { me } = useMe();
  return (
    <Screen title={t('accounts.member.pairing')} back="/me">
      {me === null && <SignInInvite title={t('accounts.member.pairing')} text={t('accounts.member.pairing.signed-out')} next={HERE} />}
      {me !== null && me !== undefined && <Offer />}
    </Screen>
  );
}

function Offer() {
  const t = useText();
  const offer = usePairingOffer();
  const isBetween = offer.step === 'offered' || offer.step === 'claimed';
  return (
    <div className="zj-stack">
      <div aria-live="polite"><Step {...offer} /></div>
      <FailureBanner failure={offer.failure} />
      {offer.step === 'done' && <LinkButton isWide href="/me/devices">{t('accounts.devices.title')}</LinkButton>}
      {offer.step !== 'done' && (isBetween
        ? <Button isWide isBusy={offer.isBusy} onClick={() => void offer.cancel()}>{t('accounts.member.pairing.cancel')}</Button>
        : <Button variant="primary" isWide isBusy={offer.isBusy} onClick={() => void offer.begin()}>{t(offer.step === 'start' ? 'accounts.member.pairing.begin' : 'accounts.member.pairing.again')}</Button>)}
    </div>
  );
}

function Step(offer: PairingOffer) {
  const t = useText();
  switch (offer.step) {
    case 'start': return <p>{t('accounts.member.pairing.why')}</p>;
    case 'offered': return (
      <Card>
        <p>{t('accounts.member.pairing.type')}</p>
        <p className="pairing-digits">{`${offer.code.slice(0, 4)} ${offer.code.slice(4)}`}</p>
        <p className="zj-soft zj-small">{t('accounts.member.pairing.secret')}</p>
      </Card>
    );
    case 'claimed': return <Choose {...offer} />;
    case 'done': return <Banner tone="ok" title={t('accounts.member.pairing.done')}>{t('accounts.member.pairing.done-text')}</Banner>;
    case 'wrong': return <Banner tone="warn" title={t('accounts.member.pairing.wrong')}>{t('accounts.member.pairing.wrong-text')}</Banner>;
    case 'over': return <Banner tone="info" title={t('accounts.member.pairing.over')} />;
  }
}

/** Which device asks, in the words of the list of devices; the right number proves that it is the one in front of the person. */
function Choose({ pairing, isBusy, pick }: PairingOffer) {
  const t = useText();
  const device = pairing?.device ?? { system: 'unknown', browser: 'unknown', network: null };
  const name = t('accounts.devices.name', {
    system: t(`accounts.devices.system.${device.system}`), browser: t(`accounts.devices.browser.${device.browser}`),
  });
  return (
    <Card title={t('accounts.member.pairing.which')}>
      <div className="zj-stack">
        <p><strong>{name}</strong>{device.network !== null && device.network !== 'loopback' && t('accounts.devices.network', { network: device.network })}</p>
        <p>{t('accounts.member.pairing.pick')}</p>
        <div className="pairing-choices">
          {(pairing?.choices ?? []).map((number) => <Button key={number} isBusy={isBusy} onClick={() => void pick(number)}>{String(number)}</Button>)}
        </div>
      </div>
    </Card>
  );
}
