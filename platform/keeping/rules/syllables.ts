/**
 * 256 syllables of pinyin, one per byte: whoever types a paper share needs no input method, and whoever reads it out over
 * the telephone needs no spelling alphabet. The order is part of the format; it never changes.
 */
const SYLLABLES = `
ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce ceng cha chai chan chang chao che
chen cheng chi chong chou chu chuan chuang chui chun ci cong cu cui cun cuo da dai dan dang dao de deng di dian diao die
ding dong dou du duan dui dun duo er fa fan fang fei fen feng fo fu ga gai gan gang gao ge gen geng gong gou gu gua guai
guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang
jiao jie jin jing jiu ju juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai
lan lang lao le lei leng li lian liang liao lie lin ling liu long lou lu luan lun luo ma mai man mang mao mei men meng mi
mian miao mie min ming mo mou mu na nai nan nao nei nen neng ni nian niang niao nie ning niu nong nu nuan nuo ou pa pai
pan pang pao pei pen peng pi pian piao pie pin ping po pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao`.trim().split(/\s+/);

const BYTES: ReadonlyMap<string, number> = new Map(SYLLABLES.map((syllable, byte) => [syllable, byte]));

export function toSyllables(bytes: Uint8Array): string[] {
  return [...bytes].map((byte) => SYLLABLES[byte] ?? '');
}

/** Undefined when one of them is none of the 256. Case, tone-less spelling and what stands between do not matter. */
export function fromSyllables(text: string): Uint8Array | undefined {
  const words = text.normalize('NFKC').toLowerCase().match(/[a-z]+/g) ?? [];
  const bytes = words.map((word) => BYTES.get(word));
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes.map((byte) => byte ?? 0));
}
