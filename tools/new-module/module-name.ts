import { parseTree } from '../gates/source-file.ts';

/** One name in all its spellings. */
export type ModuleName = {
  /** 'sample-service': folder, address, and the first word of every permission, event and error. */
  readonly kebab: string;
  /** 'sample_service': tables. */
  readonly snake: string;
  /** 'sampleService' and 'SampleService': code. */
  readonly camel: string;
  readonly pascal: string;
  /** 'Sample service': what English screens say until somebody writes something better. */
  readonly english: string;
  /** What Chinese screens say. */
  readonly chinese: string;
};

/** What the templates call themselves, in all spellings. */
export const TEMPLATE_NAME: ModuleName = spell('example-service', '示例服务');

/** Longer ones would make policy and index names that PostgreSQL cuts off after 63 bytes. */
const MOST_LETTERS = 30;

/**
 * Why a name cannot be a module's, in a sentence, or undefined.
 *
 * @param taken folders of platform, capabilities, modules and apps: permissions, events and addresses share one space
 */
export function findNameFault(kebab: string, chinese: string, taken: readonly string[]): string | undefined {
  if (!/^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/.test(kebab)) return `"${kebab}" is not kebab-case: small letters and digits, words joined by "-".`;
  if (kebab.length > MOST_LETTERS) return `"${kebab}" is longer than ${MOST_LETTERS} letters.`;
  if (taken.includes(kebab)) return `"${kebab}" is taken: a room, capability, module or app has this name.`;
  if (parseTree('name.ts', `const ${spell(kebab, chinese).camel} = 0;`).syntaxErrors.length > 0) return `"${kebab}" is a word of the language.`;
  const isSpeakable = /^[\p{L}\p{N}·]{2,12}$/u.test(chinese) && /\p{Script=Han}/u.test(chinese);
  return isSpeakable ? undefined : `"${chinese}" is not a Chinese name of 2 to 12 characters: screens put it into titles and menus.`;
}

export function spell(kebab: string, chinese: string): ModuleName {
  const words = kebab.split('-');
  const pascal = words.map(capitalised).join('');
  return {
    kebab, snake: words.join('_'), camel: pascal.charAt(0).toLowerCase() + pascal.slice(1), pascal,
    english: capitalised(words.join(' ')), chinese,
  };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
