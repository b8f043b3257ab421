export type Language = 'zh-CN' | 'en';
/** What people read in a definition. A union writes Chinese; the product's own definitions have both languages. */
export type Words = { readonly 'zh-CN': string; readonly en?: string | undefined };

/** In the reader's language; Chinese where a union has written nothing else. */
export function inLanguage(said: Words, language: Language): string {
  return said[language] ?? said['zh-CN'];
}
