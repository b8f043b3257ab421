import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** What the first screen says: the kit's words and the app's own. Every module brings its sentences with its pages. */
export const memberTexts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('#platform/ui/locale/zh-CN.json'), import('#platform/switchboard/locale/zh-CN.json'), import('#modules/home/locale/zh-CN.json'), import('./locale/zh-CN.json')]
    : [import('#platform/ui/locale/en.json'), import('#platform/switchboard/locale/en.json'), import('#modules/home/locale/en.json'), import('./locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};
