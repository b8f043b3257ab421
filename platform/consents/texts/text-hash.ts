import { createHash } from 'node:crypto';
import { partsOf, type TextContent, type TextKey, type TextWords } from '../rules/text-kinds.ts';

/** SHA-256 over the words in the order of their parts, in hex: whoever agreed, agreed to exactly this. */
export function textHash(textKey: TextKey, content: TextContent): string {
  const inOrder = (words: TextWords) => partsOf(textKey).map((part) => [part, words[part] ?? '']);
  const canonical = JSON.stringify({ textKey, 'zh-CN': inOrder(content['zh-CN']), 'en': content.en === null ? null : inOrder(content.en) });
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
