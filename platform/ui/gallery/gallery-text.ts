import type { Language } from '#platform/text/language.ts';
import type { Bundle } from '#platform/text/translator.ts';

const files: Readonly<Record<Language, () => Promise<readonly Bundle[]>>> = {
  'zh-CN': async () => bundlesOf(await Promise.all([import('../locale/zh-CN.json'), import('./locale/zh-CN.json')])),
  en: async () => bundlesOf(await Promise.all([import('../locale/en.json'), import('./locale/en.json')])),
};

export function gallerySource(language: Language): Promise<readonly Bundle[]> {
  return files[language]();
}

function bundlesOf(modules: readonly { readonly default: Bundle }[]): readonly Bundle[] {
  return modules.map((module) => module.default);
}
