import { lineAt, parseTree, type SourceFile } from './source-file.ts';
import { literalText } from './import-graph.ts';
import { reporter, type Violation } from './gate.ts';

const report = reporter('sentences');
const languages = ['zh-CN', 'en'] as const;

type Entry = { readonly key: string; readonly sentence: string; readonly line: number };
type LocaleFile = { readonly file: SourceFile; readonly folder: string; readonly entries: readonly Entry[] };

export type Locales = { readonly keys: ReadonlySet<string>; readonly violations: readonly Violation[] };

/** All sentences of the repository, and what is wrong between the languages of one folder. */
export function readLocales(files: readonly SourceFile[]): Locales {
  const read = files.flatMap((file) => {
    const folder = /^(.*\/locale)\/(?:zh-CN|en)\.json$/.exec(file.path)?.[1];
    return folder === undefined ? [] : [readLocale(file, folder)];
  });
  const folders = [...new Set(read.map((one) => one.locale.folder))];
  const locales = read.map((one) => one.locale);
  return {
    keys: new Set(locales.flatMap((locale) => locale.entries.map((entry) => entry.key))),
    violations: [
      ...read.flatMap((one) => one.violations),
      ...folders.flatMap((folder) => unlike(folder, locales.filter((locale) => locale.folder === folder))),
      ...clashes(locales),
    ],
  };
}

/** Read as an expression, not by JSON.parse, so that lines are known and a key written twice is seen. */
function readLocale(file: SourceFile, folder: string): { locale: LocaleFile; violations: Violation[] } {
  const { visits, syntaxErrors } = parseTree('locale.ts', `(${file.text})`);
  const violations = syntaxErrors.map((message) => report.file(file.path, `not readable as JSON: ${message}.`));
  const entries: Entry[] = [];
  for (const { node } of visits) {
    if (node.type !== 'Property') continue;
    const line = lineAt(file.text, node.start - 1);
    const [key, sentence] = [literalText(node.key), literalText(node.value)];
    if (key === undefined || sentence === undefined) violations.push(report.line(file, line, 'a locale file is one flat object of sentences.'));
    else if (entries.some((entry) => entry.key === key)) violations.push(report.line(file, line, `the key ${key} stands twice.`));
    else entries.push({ key, sentence, line });
    if (sentence?.trim() === '') violations.push(report.line(file, line, `${key ?? 'a key'} has no sentence.`));
  }
  return { locale: { file, folder, entries }, violations };
}

function unlike(folder: string, locales: readonly LocaleFile[]): Violation[] {
  const missing = languages.filter((language) => !locales.some((locale) => locale.file.path === `${folder}/${language}.json`));
  const absent = missing.map((language) => report.file(`${folder}/${language}.json`, 'the file is missing: both languages say the same.'));
  return [...absent, ...locales.flatMap((here) =>
    locales.filter((there) => there !== here).flatMap((there) => differences(here, there)))];
}

function differences(here: LocaleFile, there: LocaleFile): Violation[] {
  const others = new Map(there.entries.map((entry) => [entry.key, entry.sentence]));
  return here.entries.flatMap(({ key, sentence, line }) => {
    const other = others.get(key);
    if (other === undefined) return [report.line(here.file, line, `${key} has no sentence in ${there.file.path}.`)];
    const lost = placeholders(sentence).filter((name) => !placeholders(other).includes(name));
    return lost.map((name) => report.line(here.file, line, `${key}: {${name}} is not in ${there.file.path}.`));
  });
}

/** `{name}` and `{count:photo|photos}` both take one parameter. */
export function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)(?::[^{}]*)?\}/g)].map((match) => match[1] ?? ''))];
}

/** Screens merge the sentences of all folders; only two apps never meet in one page. */
function clashes(locales: readonly LocaleFile[]): Violation[] {
  const first = new Map<string, { readonly sentence: string; readonly path: string }>();
  return locales.flatMap(({ file, folder, entries }) => entries.flatMap(({ key, sentence, line }) => {
    const slot = `${file.path.slice(folder.length)} ${key}`;
    const earlier = first.get(slot);
    if (earlier === undefined) first.set(slot, { sentence, path: file.path });
    if (earlier === undefined || earlier.sentence === sentence) return [];
    if (earlier.path.startsWith('apps/') && folder.startsWith('apps/')) return [];
    return [report.line(file, line, `${key} says something else in ${earlier.path}.`)];
  }));
}
