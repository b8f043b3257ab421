import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const accountsTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('./locale/zh-CN.json'), import('../locale/zh-CN.json'), import('#platform/consents/locale/zh-CN.json')]
    : [import('./locale/en.json'), import('../locale/en.json'), import('#platform/consents/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The sentences of sign-in and of the "me" page, loaded with the first page that needs them. */
export function AccountsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={accountsTexts}>{children}</ModuleText>;
}
