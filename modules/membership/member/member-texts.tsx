import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const membershipTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('../locale/zh-CN.json'), import('./locale/zh-CN.json'), import('#platform/files/locale/zh-CN.json'), import('#platform/consents/locale/zh-CN.json')]
    : [import('../locale/en.json'), import('./locale/en.json'), import('#platform/files/locale/en.json'), import('#platform/consents/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The module's sentences for the phone, with those of its refusals and of refused photos. */
export function MembershipText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={membershipTexts}>{children}</ModuleText>;
}
