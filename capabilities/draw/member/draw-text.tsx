import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const drawTexts: TextSource = async (language) => [
  (language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json')).default,
];

/** The room's sentences, loaded with the first page that needs them. */
export function DrawText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={drawTexts}>{children}</ModuleText>;
}
