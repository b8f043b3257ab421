import databaseEnglish from '#platform/db/embedded/locale/en.json' with { type: 'json' };
import databaseChinese from '#platform/db/embedded/locale/zh-CN.json' with { type: 'json' };
import keepingEnglish from '#platform/keeping/locale/en.json' with { type: 'json' };
import keepingChinese from '#platform/keeping/locale/zh-CN.json' with { type: 'json' };
import type { AppError } from '#platform/kernel/app-error.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };

const languages: ReadonlyArray<Readonly<Record<string, string>>> = [
  { ...databaseChinese, ...keepingChinese, ...chinese },
  { ...databaseEnglish, ...keepingEnglish, ...english },
];

/** A failure's sentence for a terminal, whose reader's language is not known: one line in Chinese, one in English. */
export function toTerminalText(error: AppError): string {
  return languages.map((sentences) => fill(sentences[error.code] ?? error.code, error.params)).join('\n');
}

/** A line for the terminal in both languages, Chinese first. */
export function say(
  key: string, params: Readonly<Record<string, string | number>>, end: 'new-line' | 'same-line' = 'new-line',
): void {
  const lines = [...new Set(languages.map((sentences) => fill(sentences[key] ?? key, params)))];
  process.stdout.write(end === 'same-line' ? lines.join('  ') : `${lines.join('\n')}\n`);
}

/** A word of the first language, for what the CLI writes into the database. */
export function title(key: string): string {
  return languages[0]?.[key] ?? key;
}

/** A sentence of the first language, for what the CLI prints on paper. */
export function fillTitle(key: string, params: AppError['params']): string {
  return fill(title(key), params);
}

function fill(sentence: string, params: AppError['params']): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
