import type { Translator } from '#platform/text/translator.ts';
import { SECTIONS, type TextContent, type TextWords } from '../rules/text-kinds.ts';

export function wordsOf(t: Translator, content: TextContent): TextWords {
  return content[t.language] ?? content['zh-CN'];
}

export function titleOf(t: Translator, content: TextContent): string {
  return wordsOf(t, content)['title'] ?? '';
}

/** What a part is called: of the notice itself, or of one of its purposes. */
export function partLabel(t: Translator, part: string): string {
  const [kind = '', ...rest] = part.split('.');
  if (rest.length === 0) return SECTIONS.some((one) => one === part) ? t(`consents.office.section.${part}`) : t(`consents.office.part.${part}`);
  return t(`consents.office.part.${kind}`, { purpose: t(`consents.purpose.${rest.join('.')}`) });
}
