import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const flowsTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('../locale/zh-CN.json'), import('./locale/zh-CN.json'), import('#platform/files/locale/zh-CN.json')]
    : [import('../locale/en.json'), import('./locale/en.json'), import('#platform/files/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The room's sentences for the phone, with those of refused photos; forms bring their own. */
export function FlowsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={flowsTexts}>{children}</ModuleText>;
}
