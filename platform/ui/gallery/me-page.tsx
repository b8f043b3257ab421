import { Preferences } from '../phone/preferences.tsx';
import { Screen } from '../phone/screen.tsx';
import { useText } from '../text/text-provider.tsx';
import { GalleryTabs } from './gallery-tabs.tsx';

export function MePage() {
  const t = useText();
  return <Screen title={t('gallery/me')} tabs={<GalleryTabs />}><Preferences /></Screen>;
}
