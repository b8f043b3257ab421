import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const aidTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('../locale/zh-CN.json'), import('./locale/zh-CN.json')] : [import('../locale/en.json'), import('./locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The module's sentences, loaded with the first page that needs them. */
export function AidText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={aidTexts}>{children}</ModuleText>;
}
