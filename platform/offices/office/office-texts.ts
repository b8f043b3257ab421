import type { TextSource } from '#platform/ui/text/text-provider.tsx';

export const officesOfficeTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('./locale/zh-CN.json'), import('#platform/access/locale/zh-CN.json')]
    : [import('./locale/en.json'), import('#platform/access/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};
