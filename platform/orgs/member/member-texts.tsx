import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const orgsTexts: TextSource = async (language) => {
  const file = language === 'zh-CN' ? import('./locale/zh-CN.json') : import('./locale/en.json');
  return [(await file).default];
};

/** What officers are told about their union, among the messages on the phone. */
export function OrgsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={orgsTexts}>{children}</ModuleText>;
}
