import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const privacyTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('../locale/zh-CN.json'), import('#platform/accounts/locale/zh-CN.json')]
    : [import('../locale/en.json'), import('#platform/accounts/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The room's sentences, and the refusals of the second factor that its pages ask for. */
export function PrivacyText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={privacyTexts}>{children}</ModuleText>;
}
