import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

export type PasswordProfile = {
  /** In characters (code points after NFKC). */
  readonly least: number;
  readonly most: number;
  /** Characters that remain when words, runs and repetitions are counted once. */
  readonly leastUnpredictable: number;
  /** Of capitals, small letters, digits and all other characters. */
  readonly leastClasses: number;
};

/** OWASP ASVS 5.0, 6.2: length and refusal lists, no composition rules, no periodic change. */
export const asvs: PasswordProfile = { least: 12, most: 128, leastUnpredictable: 8, leastClasses: 0 };

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}\s]/u];

/** Words that guessers of this very site try first, and the commonest Chinese and English ones (ASVS 6.2.4, 6.2.11). */
const REFUSED_WORDS = [
  'zhijia', '职家', 'gonghui', '工会', 'zonggonghui', '总工会', 'zhigong', '职工', 'union', 'zhuxi', '主席',
  'password', 'passwd', 'mima', '密码', 'admin', 'administrator', 'guanli', '管理员', 'welcome', 'letmein', 'changeme',
  'iloveyou', 'woaini', '我爱你', 'china', 'zhongguo', '中国', 'shaanxi', 'shanxi', '陕西',
  '12351', '1314520', '5201314', '123123', '888888', '666666',
];

/** Lines that fingers follow; read in both directions. */
const LINES = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm',
  '1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '一二三四五六七八九十'];
const LONGEST_PERIOD = 16;

/**
 * Decides whether somebody may choose this password. `personal` are the words that others know about them:
 * the sign-in name, the union's name. Answers the password as it will be hashed (NFKC), or which rule said no.
 */
export function checkPassword(
  password: string,
  personal: readonly string[],
  profile: PasswordProfile = asvs,
): Outcome<string> {
  const normal = password.normalize('NFKC');
  const characters = Array.from(normal);
  if (characters.length < profile.least) return refuse(signInErrors['password-too-short'], { least: profile.least });
  if (characters.length > profile.most) return refuse(signInErrors['password-too-long'], { most: profile.most });
  const words = [...REFUSED_WORDS, ...personal.flatMap(toWords)];
  const left = unpredictable(withoutWords(normal.toLowerCase(), words));
  if (CLASSES.filter((sign) => sign.test(normal)).length < profile.leastClasses) return refuse(signInErrors['password-plain'], { classes: profile.leastClasses });
  return left < profile.leastUnpredictable ? refuse(signInErrors['password-too-easy']) : ok(normal);
}

/** A name as a whole and its parts ('li.wei' is also 'li' and 'wei'); parts under three letters say nothing. */
function toWords(name: string): string[] {
  const whole = name.normalize('NFKC').toLowerCase();
  const parts = [whole, ...whole.split(/[^\p{L}\p{N}]+/u)];
  return parts.filter((part) => part.length >= (/^\p{Script=Han}+$/u.test(part) ? 2 : 3));
}

const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', '$': 's', '!': 'i' };

/** Every refused word, also in its 'p@ssw0rd' spelling, becomes one mark. Length is kept until the end. */
function withoutWords(text: string, words: readonly string[]): string {
  const plain = text.replace(/[0-9@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
  const hidden = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    for (const spelling of [text, plain]) {
      for (let at = spelling.indexOf(word); at !== -1; at = spelling.indexOf(word, at + 1)) hidden.fill(true, at, at + word.length);
    }
  }
  return hidden.map((isHidden, index) => (isHidden ? '\0' : text[index])).join('').replace(/\0+/g, '\0');
}

/** Counts the characters that the ones before do not give away: a run or a repetition counts by its beginning. */
function unpredictable(text: string): number {
  const characters = Array.from(text);
  return characters.filter((_, index) => !isRun(characters, index) && !isRepetition(characters, index)).length;
}

function isRun(characters: readonly string[], index: number): boolean {
  if (index < 2) return false;
  const three = characters.slice(index - 2, index + 1).join('');
  const reversed = Array.from(three).reverse().join('');
  return LINES.some((line) => line.includes(three) || line.includes(reversed));
}

function isRepetition(characters: readonly string[], index: number): boolean {
  for (let period = 1; period <= Math.min(LONGEST_PERIOD, index - 1); period += 1) {
    const isSame = (at: number) => characters[at] === characters[at - period];
    if (isSame(index) && isSame(index - 1)) return true;
  }
  return false;
}
