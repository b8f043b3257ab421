import { BellIcon, HomeIcon, MattersIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { TabBar } from '#platform/ui/phone/tab-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { hasService } from './use-home.ts';
import { usePersonHome } from './use-person-home.ts';

/** The places one can always go to, at most five, each with how much waits there. */
export function MemberTabs() {
  const t = useText();
  const { home } = usePersonHome();
  // A union that has no appeals has no place for them either, but for whom one still waits.
  const hasAppeals = home === undefined || home === null || hasService(home.portal, 'appeals') || home.appealsWaiting > 0;
  return (
    <TabBar
      tabs={[
        { href: '/', label: t('member.home'), icon: <HomeIcon /> },
        ...(hasAppeals ? [{ href: '/appeals', label: t('member.matters'), icon: <MattersIcon />, waiting: home?.appealsWaiting }] : []),
        { href: '/messages', label: t('member.messages'), icon: <BellIcon />, waiting: home?.unreadNotices },
        { href: '/me', label: t('member.me'), icon: <PersonIcon /> },
      ]}
    />
  );
}
