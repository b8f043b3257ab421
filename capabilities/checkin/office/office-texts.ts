import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** The capability's sentences for the console. One language is loaded, not both. */
export const checkinOfficeTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('../locale/zh-CN.json'), import('./locale/zh-CN.json')] : [import('../locale/en.json'), import('./locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};
