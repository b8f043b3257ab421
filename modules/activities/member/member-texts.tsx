import type { ReactNode } from 'react';
import { SignupText } from '#capabilities/signup/member/member-texts.tsx';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const activitiesTexts: TextSource = async (language) => [
  (language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json')).default,
];

/** The module's sentences and those of signing up, loaded with the first page that needs them. */
export function ActivitiesText({ children }: { readonly children: ReactNode }) {
  return <SignupText><ModuleText source={activitiesTexts}>{children}</ModuleText></SignupText>;
}
