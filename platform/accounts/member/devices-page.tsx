import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DeviceList } from '../public-ui.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { SignInInvite } from './sign-in-invite.tsx';
import { useMe } from './use-me.ts';

/** The worker's own sign-ins: for a phone that was lost or lent. */
export function DevicesPage(_props: MemberPageProps) {
  return <AccountsText><DevicesView /></AccountsText>;
}

function DevicesView() {
  const t = useText();
  const { me } = useMe();
  return (
    <Screen title={t('accounts.devices.title')} back="/me">
      {me === null && <SignInInvite title={t('accounts.devices.title')} text={t('accounts.devices.signed-out')} next="/me/devices" />}
      {me !== null && me !== undefined && <><Card><DeviceList /></Card><LinkButton isWide href="/me/another-device">{t('accounts.member.pairing')}</LinkButton></>}
    </Screen>
  );
}
