import type { ReactNode } from 'react';
import { WithOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const appealsTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('./locale/zh-CN.json'), import('../locale/zh-CN.json'), import('#platform/files/locale/zh-CN.json'), import('#platform/guard/locale/zh-CN.json')]
    : [import('./locale/en.json'), import('../locale/en.json'), import('#platform/files/locale/en.json'), import('#platform/guard/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

/** The module's sentences for the phone, with those of its refusals and of refused photos. */
export function AppealsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={appealsTexts}>{children}</ModuleText>;
}

/** The same for whatever is sent through the phone's outbox, or kept on the phone. */
export function AppealsKept({ children }: { readonly children: ReactNode }) {
  return <AppealsText><WithOutbox>{children}</WithOutbox></AppealsText>;
}
