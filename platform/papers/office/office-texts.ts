import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** The console's sentences of this room, and the room's refusals. */
export const papersOfficeTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('./locale/zh-CN.json'), import('../locale/zh-CN.json')]
    : [import('./locale/en.json'), import('../locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};
