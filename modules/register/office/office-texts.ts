import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** The module's sentences for the console.. */
export const registerOfficeTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('../locale/zh-CN.json'), import('#platform/sheets/locale/zh-CN.json')]
    : [import('../locale/en.json'), import('#platform/sheets/locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};
