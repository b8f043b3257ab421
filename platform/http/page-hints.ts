import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files that a page will ask for as soon as its script runs, with those of its texts by language; and the first words it
 * shows, which the page says by itself until its script has come.
 */
export type PageHint = {
  readonly path: string;
  readonly files: readonly string[];
  readonly texts: Readonly<Record<'zh-CN' | 'en', readonly string[]>>;
  readonly words: Readonly<Record<'zh-CN' | 'en', { readonly title: string; readonly loading: string }>>;
};

/** Lies beside the built page; a build without first pages has none. */
export const HINTS_FILE = 'page-hints.json';

export type HintedPage = (path: string, languages: string) => string;

/** The page with the addresses of what it will need, for the paths that have hints; the browser fetches them at once. */
export async function loadHintedPage(folder: string): Promise<HintedPage> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const text = await readFile(join(folder, HINTS_FILE), 'utf8').catch(() => '[]');
  // -- written by our own build into a folder of our own
  const hints = JSON.parse(text) as readonly PageHint[];
  const links = (files: readonly string[]) => files.filter((file) => !page.includes(file))
    .map((file) => (file.endsWith('.css')
      ? `<link rel="preload" as="style" href="${file}">` : `<link rel="modulepreload" crossorigin href="${file}">`)).join('');
  const made = hints.map((hint) => {
    const inLanguage = (language: 'zh-CN' | 'en') => page
      .replace('</head>', `${links([...hint.files, ...hint.texts[language]])}</head>`)
      .replace('<div id="app"></div>', `<div id="app">${firstWords(hint.words[language])}</div>`);
    return { path: hint.path, 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') };
  });
  return (path, languages) => {
    const hint = made.find((one) => path.startsWith(one.path));
    // The first language wins, as in the app itself; whoever chose another there loads a few kilobytes in vain.
    return hint?.[/^\s*en\b/i.test(languages) ? 'en' : 'zh-CN'] ?? page;
  };
}

/** As the app's own page will begin, so that nothing jumps when it takes over. */
function firstWords({ title, loading }: PageHint['words']['en']): string {
  const plain = (words: string) => words.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
  return `<div class="zj-screen"><div class="zj-top"><div class="zj-bar"><b class="zj-bar-title">${plain(title)}</b></div></div>`
    + `<main class="zj-main"><p class="zj-soft" role="status">${plain(loading)}</p></main></div>`;
}
