import { BellIcon, HomeIcon, MattersIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { TabBar } from '#platform/ui/phone/tab-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { usePersonHome } from './use-person-home.ts';

/** The four places one can always go to, each with how much waits there. */
export function MemberTabs() {
  const t = useText();
  const { home } = usePersonHome();
  return (
    <TabBar
      tabs={[
        { href: '/', label: t('member.home'), icon: <HomeIcon /> },
        { href: '/appeals', label: t('member.matters'), icon: <MattersIcon />, waiting: home?.appealsWaiting },
        { href: '/messages', label: t('member.messages'), icon: <BellIcon />, waiting: home?.unreadNotices },
        { href: '/me', label: t('member.me'), icon: <PersonIcon /> },
      ]}
    />
  );
}
