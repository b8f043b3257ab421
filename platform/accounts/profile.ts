export const PROFILES = ['asvs', 'djbh-l3'] as const;
export type ProfileName = (typeof PROFILES)[number];

type Value = number | boolean | null;
type Rule = { readonly [Name in ProfileName]: Value } & { readonly source: string };

/**
 * What sign-in asks of officers, one line per value, with where it comes from. The two profiles contradict each other where
 * their sources do: ASVS forbids composition rules and periodic change, assessors of 等保 level 3 ask for both.
 * GB/T 22239-2019 §8.1.4.1 itself gives no numbers; those here are the ones that assessors use.
 */
export const PROFILE_RULES = {
  /** Characters. Not lowered for djbh-l3, whose assessors ask for 8: a profile must not make a password weaker. */
  leastCharacters: { asvs: 12, 'djbh-l3': 12, source: 'ASVS 5.0 6.2.1; GB/T 22239 8.1.4.1 a, in use: 8' },
  /** Of capitals, small letters, digits, and everything else (signs and Chinese characters). */
  leastClasses: { asvs: 0, 'djbh-l3': 3, source: 'ASVS 5.0 6.2.5 (none); GB/T 22239 8.1.4.1 a, in use: 3 of 4' },
  /** Days until a new password is asked for; null: never. */
  passwordDays: { asvs: null, 'djbh-l3': 90, source: 'ASVS 5.0 6.2.10 (none); GB/T 22239 8.1.4.1 a, in use: 90' },
  /** How many of the last passwords may not come back, the present one among them. */
  passwordsRemembered: { asvs: 0, 'djbh-l3': 5, source: 'in use by assessors: 5' },
  /** Minutes without use after which an officer's session ends. */
  idleMinutes: { asvs: 30, 'djbh-l3': 10, source: 'ASVS 5.0 7.3.1; GB/T 22239 8.1.4.1 b, in use: 600 s' },
  /** Hours after which it ends however much it is used. */
  absoluteHours: { asvs: 12, 'djbh-l3': 12, source: 'ASVS 5.0 7.3.2: one working day' },
  /** Minutes that five failures cost; null: a wait that doubles from 15 s to 15 min. Strangers' failures never lock a known device. */
  lockMinutes: { asvs: null, 'djbh-l3': 10, source: 'ASVS 5.0 6.1.1, 6.3.1; GB/T 22239 8.1.4.1 b, in use: 300 s or more after 5' },
  /** An officer without a second factor reaches nothing of the office until there is one. */
  isFactorRequired: { asvs: false, 'djbh-l3': true, source: 'ASVS 5.0 6.3.3 (offered to all); GB/T 22239 8.1.4.1 d' },
} as const satisfies Record<string, Rule>;

export type Profile = { readonly name: ProfileName } & { readonly [Key in keyof typeof PROFILE_RULES]: (typeof PROFILE_RULES)[Key][ProfileName] };

export function profileOf(name: ProfileName): Profile {
  const values = Object.entries(PROFILE_RULES).map(([key, rule]) => [key, rule[name]]);
  // -- every key of the table, each with its value for this name.
  return { name, ...Object.fromEntries(values) } as Profile;
}

/** The profile as lines for an administrator: `leastCharacters 12 (source)`. */
export function profileLines(profile: Profile): readonly { readonly rule: string; readonly value: string; readonly source: string }[] {
  return Object.entries(PROFILE_RULES).map(([rule, { [profile.name]: value, source }]) => ({ rule, value: value === null ? '–' : String(value), source }));
}
