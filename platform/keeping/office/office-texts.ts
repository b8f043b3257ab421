import type { TextSource } from '#platform/ui/text/text-provider.tsx';

export const keepingOfficeTexts: TextSource = async (language) =>
  [(await (language === 'zh-CN' ? import('./locale/zh-CN.json') : import('./locale/en.json'))).default];
