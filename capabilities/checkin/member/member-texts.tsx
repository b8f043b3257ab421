import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const checkinTexts: TextSource = async (language) => [
  (language === 'zh-CN' ? await import('./locale/zh-CN.json') : await import('./locale/en.json')).default,
];

/** The room's sentences for the phone, loaded with the first page that needs them. */
export function CheckinText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={checkinTexts}>{children}</ModuleText>;
}
