import { useMyMatters } from '#modules/appeals/member/use-my-matters.ts';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useUnread } from '#platform/notices/member/use-unread.ts';
import { BellIcon, HomeIcon, MattersIcon, PersonIcon } from '#platform/ui/icons/place-icons.tsx';
import { TabBar } from '#platform/ui/phone/tab-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** The four places one can always go to, each with how much waits there. */
export function MemberTabs() {
  const t = useText();
  const { me } = useMe();
  const isSignedIn = me !== undefined && me !== null;
  const { waiting } = useMyMatters(isSignedIn);
  const unread = useUnread(isSignedIn);
  return (
    <TabBar
      tabs={[
        { href: '/', label: t('member.home'), icon: <HomeIcon /> },
        { href: '/appeals', label: t('member.matters'), icon: <MattersIcon />, waiting },
        { href: '/messages', label: t('member.messages'), icon: <BellIcon />, waiting: unread },
        { href: '/me', label: t('member.me'), icon: <PersonIcon /> },
      ]}
    />
  );
}
