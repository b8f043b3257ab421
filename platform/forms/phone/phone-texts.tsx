import type { TextSource } from '#platform/ui/text/text-provider.tsx';

/** What fields say, and why an answer cannot be taken. One language is loaded, not both. */
export const formsTexts: TextSource = async (language) => {
  const file = language === 'zh-CN' ? await import('../locale/zh-CN.json') : await import('../locale/en.json');
  return [file.default];
};
