import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** The console's sentences of this room, and its refusals. */
export const privacyOfficeTexts: TextSource = async (language) => {
  const file = language === 'zh-CN' ? import('../locale/zh-CN.json') : import('../locale/en.json');
  return [(await file).default];
};
