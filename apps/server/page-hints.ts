import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { HINTS_FILE, type PageHint } from '#platform/http/page-hints.ts';

/** A page that people reach first from outside, and the parts that are loaded only there. */
export type FirstPage = {
  readonly path: string; readonly parts: readonly string[]; readonly texts: readonly string[];
  /** Where the page's own title stands. */
  readonly title: { readonly room: string; readonly key: string };
  readonly words: PageHint['words'];
};

type Chunk = {
  readonly type: 'chunk'; readonly fileName: string; readonly moduleIds: readonly string[]; readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
};
type Output = Readonly<Record<string, { readonly type: string } | Chunk>>;

/**
 * Notes which files the first page from outside will ask for, so that the server names them in its page and a slow line
 * brings them side by side instead of one after the other. Sources are given as ends of their paths.
 */
export function createPageHints(pages: readonly FirstPage[], base: string): { readonly plugin: Plugin; write(folder: string): Promise<void> } {
  let hints: readonly PageHint[] = [];
  return {
    plugin: {
      name: 'page-hints',
      generateBundle(_options, output: Output) {
        hints = pages.map(({ path, parts, texts, words }) => {
          const filesOf = (sources: readonly string[]) => [...closureOf(output, sources)].map((file) => base + file);
          const inLanguage = (language: string) => filesOf(texts.map((text) => `${text}/locale/${language}.json`));
          return { path, files: filesOf(parts), texts: { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') }, words };
        });
      },
    },
    async write(folder) {
      if (hints.length > 0) await writeFile(join(folder, HINTS_FILE), JSON.stringify(hints));
    },
  };
}

/** The chunks that hold some sources, everything that these import at once, and their styles. */
function closureOf(output: Output, sources: readonly string[]): Set<string> {
  const chunks = Object.values(output).filter((one): one is Chunk => one.type === 'chunk');
  const isHeld = ({ moduleIds }: Chunk) => moduleIds.some((id) => sources.some((source) => id.replaceAll('\\', '/').endsWith(`/${source}`)));
  const queue = chunks.filter(isHeld);
  const found = new Set<string>();
  for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
    if (found.has(chunk.fileName)) continue;
    found.add(chunk.fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    const { imports } = chunk;
    queue.push(...chunks.filter((one) => imports.includes(one.fileName)));
  }
  return found;
}
