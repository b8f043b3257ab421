import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const registerTexts: TextSource = async (language) => [
  language === 'zh-CN' ? (await import('../locale/zh-CN.json')).default : (await import('../locale/en.json')).default,
];

/** The module's sentences for the phone. */
export function RegisterText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={registerTexts}>{children}</ModuleText>;
}
