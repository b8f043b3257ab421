import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** The sentences of the designer of processes. Kinds of steps, groups and refusals are the room's own. */
export const designerTexts: TextSource = async (language) => {
  const file = language === 'zh-CN' ? import('./locale/zh-CN.json') : import('./locale/en.json');
  return [(await file).default];
};
