import { useSyncExternalStore } from 'react';
import { OfflineIcon } from '../icons/sign-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import './offline-badge.css';

/** Says that there is no network, for as long as there is none. Claims nothing about what was saved. */
export function OfflineBadge() {
  const t = useText();
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return (
    <div role="status" className="zj-offline-place">
      {!isOnline && <p className="zj-offline"><OfflineIcon />{t('ui/offline')}</p>}
    </div>
  );
}

function watchNetwork(watcher: () => void): () => void {
  window.addEventListener('online', watcher);
  window.addEventListener('offline', watcher);
  return () => {
    window.removeEventListener('online', watcher);
    window.removeEventListener('offline', watcher);
  };
}
