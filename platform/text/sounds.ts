/**
 * How Chinese words sound, for finding them with a keyboard that writes no Chinese: initials and whole syllables of a text
 * without tones ("xwnz xiwangnizai"). Other signs stay as they are. The dictionary is loaded when first asked: 1 MB that most
 * servers need a few times a day.
 */
export async function soundsOf(text: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((one) => one.toLowerCase().replaceAll(/\s+/gu, ''));
  return `${syllables.map((one) => (/^[a-z]+$/u.test(one) ? one.slice(0, 1) : one)).join('')} ${syllables.join('')}`;
}
