/** Where a choice is kept: on a phone its own memory, in a test a map. */
type Memory = { read(key: string): string | undefined; write(key: string, value: string): void };

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const CHOICE = 'zhijia.language';

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The person's own choice; else the first language of the device that we speak; else Chinese. */
export function preferredLanguage(memory: Memory, deviceLanguages: readonly string[]): Language {
  const chosen = memory.read(CHOICE);
  if (isLanguage(chosen)) return chosen;
  const spoken = deviceLanguages.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.map((tag) => (tag === 'zh' ? 'zh-CN' : tag)).find(isLanguage) ?? 'zh-CN';
}

export function rememberLanguage(memory: Memory, language: Language): void {
  memory.write(CHOICE, language);
}
