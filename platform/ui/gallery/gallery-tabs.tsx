import { BellIcon, HomeIcon, MattersIcon, PersonIcon } from '../icons/place-icons.tsx';
import { TabBar } from '../phone/tab-bar.tsx';
import { useText } from '../text/text-provider.tsx';

export function GalleryTabs() {
  const t = useText();
  return (
    <TabBar
      tabs={[
        { href: '/', label: t('gallery/home'), icon: <HomeIcon /> },
        { href: '/matters', label: t('gallery/matters'), icon: <MattersIcon /> },
        { href: '/messages', label: t('gallery/messages'), icon: <BellIcon />, waiting: 3 },
        { href: '/me', label: t('gallery/me'), icon: <PersonIcon /> },
      ]}
    />
  );
}
