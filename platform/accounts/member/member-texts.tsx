import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const accountsTexts: TextSource = async (language) => {
  const file = language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json');
  return [file.default];
};

/** The sentences of sign-in and of the "me" page, loaded with the first page that needs them. */
export function AccountsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={accountsTexts}>{children}</ModuleText>;
}
