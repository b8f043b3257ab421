import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const consentsTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('./locale/zh-CN.json'), import('../locale/zh-CN.json')]
    : [import('./locale/en.json'), import('../locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The sentences around notices; the notices themselves come from the server, in the version that holds. */
export function ConsentsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={consentsTexts}>{children}</ModuleText>;
}
