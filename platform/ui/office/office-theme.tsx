import { useSyncExternalStore, type ReactNode } from 'react';
import App from 'antd/es/app';
import ConfigProvider from 'antd/es/config-provider';
import enUs from 'antd/es/locale/en_US';
import zhCn from 'antd/es/locale/zh_CN';
import { useAppearance } from '../phone/use-appearance.ts';
import { useLanguage } from '../text/text-provider.tsx';
import { antdTheme } from './antd-theme.ts';
import '../tokens.css';
import '../phone/foundation.css';
import './office.css';

export type OfficeThemeProps = {
  /** For the content security policy: antd writes its styles into the page at run time. */
  readonly nonce?: string;
  readonly children: ReactNode;
};

/** Everything antd needs to know, once, around the whole console. */
export function OfficeTheme({ nonce, children }: OfficeThemeProps) {
  const [language] = useLanguage();
  const [{ scheme, size }] = useAppearance();
  const isDeviceDark = useSyncExternalStore(watchDevice, () => deviceScheme().matches);
  const shown = scheme ?? (isDeviceDark ? 'dark' : 'light');
  return (
    <ConfigProvider
      theme={antdTheme({ scheme: shown, size })} locale={language === 'zh-CN' ? zhCn : enUs}
      csp={nonce === undefined ? undefined : { nonce }} button={{ autoInsertSpace: false }}
    >
      <App className="zj-office">{children}</App>
    </ConfigProvider>
  );
}

function deviceScheme(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function watchDevice(watcher: () => void): () => void {
  const query = deviceScheme();
  query.addEventListener('change', watcher);
  return () => query.removeEventListener('change', watcher);
}
