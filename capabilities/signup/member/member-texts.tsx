import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const signupTexts: TextSource = async (language) => [
  (language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json')).default,
];

/** The room's sentences, loaded with the first page that needs them. */
export function SignupText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={signupTexts}>{children}</ModuleText>;
}
