/** What a notice (告知书) is about. Each has shipped words in texts/locale; a union at the top may publish newer ones. */
export type TextKey = 'account' | 'joining' | 'register' | 'appeals' | 'family' | 'aid';
export type Purpose = 'account' | 'joining' | 'id-number' | 'register' | 'special-status' | 'appeals' | 'family' | 'child' | 'aid' | 'aid-publicity';

export type PurposeKind = {
  readonly purpose: Purpose;
  /** Has a tick of its own, apart from every other (PIPL 29). */
  readonly isSensitive: boolean;
  /** The service is given without it (PIPL 16). */
  readonly isOptional: boolean;
  /** Tells of somebody under fourteen: a guardian says yes (PIPL 31). */
  readonly needsGuardian: boolean;
};

const PLAIN = { isSensitive: false, isOptional: false, needsGuardian: false } as const;
const SENSITIVE = { ...PLAIN, isSensitive: true } as const;

export const TEXT_KINDS: Readonly<Record<TextKey, readonly PurposeKind[]>> = {
  account: [{ purpose: 'account', ...PLAIN }],
  joining: [{ purpose: 'joining', ...PLAIN }, { purpose: 'id-number', ...SENSITIVE }],
  register: [{ purpose: 'register', ...PLAIN }, { purpose: 'special-status', ...SENSITIVE, isOptional: true }],
  appeals: [{ purpose: 'appeals', ...SENSITIVE }],
  aid: [{ purpose: 'aid', ...SENSITIVE }, { purpose: 'aid-publicity', ...SENSITIVE }],
  family: [{ purpose: 'family', ...PLAIN }, { purpose: 'child', ...SENSITIVE, isOptional: true, needsGuardian: true }],
};

export const TEXT_KEYS: readonly TextKey[] = ['account', 'joining', 'register', 'appeals', 'family', 'aid'];

/** What every notice says (PIPL 17): who, which data, why, how long, who receives it, which rights; `plain` is for 14 to 17. */
export const SECTIONS = ['who', 'what', 'why', 'how-long', 'receivers', 'rights'] as const;

/** One language of a notice, by part. */
export type TextWords = Readonly<Record<string, string>>;
/** Where the English is left out, its readers see the Chinese. */
export type TextContent = { readonly 'zh-CN': TextWords; readonly 'en': TextWords | null };

/** Every part that a text of this kind has: the notice, and for each purpose what the tick says and what withdrawing does. */
export function partsOf(textKey: TextKey): string[] {
  return ['title', 'plain', ...SECTIONS, ...TEXT_KINDS[textKey].flatMap(({ purpose }) => [`agree.${purpose}`, `withdrawal.${purpose}`])];
}

/** The first part that is empty or missing. */
export function emptyPart(textKey: TextKey, words: TextWords): string | undefined {
  return partsOf(textKey).find((part) => (words[part] ?? '').trim() === '');
}

/** What must be ticked before the service is given, and is not. `held`: what stands already. */
export function missingPurposes(textKey: TextKey, ticked: readonly string[], held: readonly string[] = []): Purpose[] {
  return TEXT_KINDS[textKey].filter(({ isOptional, purpose }) => !isOptional && !ticked.includes(purpose) && !held.includes(purpose)).map(({ purpose }) => purpose);
}
