import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** The room's sentences for the console. One language is loaded, not both. */
export const drawOfficeTexts: TextSource = async (language) => [
  (language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json')).default,
];
