import type { ReactNode } from 'react';
import { ModuleText, type TextSource } from '#platform/ui/text/text-provider.tsx';

const budgetsTexts: TextSource = async (language) => [
  (language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json')).default,
];

/** Plans are made on the PC and agreed to on the phone too: why a step was refused stands there. */
export function BudgetsText({ children }: { readonly children: ReactNode }) {
  return <ModuleText source={budgetsTexts}>{children}</ModuleText>;
}
