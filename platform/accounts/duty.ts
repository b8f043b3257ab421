import type { Profile } from './profile.ts';

/** What somebody has to do before their offices open: choose a new password, add a second factor, prove the one they have. */
export type Duty = 'new-password' | 'second-factor' | 'prove-factor';

export type DutyFacts = {
  readonly passwordHash: string | null;
  readonly passwordSetAt: Date | null;
  readonly totpSealed: string | null;
  readonly hasPasskey: boolean;
};

const DAY = 86_400_000;

/** What the profile still asks of an officer who has just been let in. Who has no password came by a demonstration's link. */
export function dutyOf(profile: Pick<Profile, 'passwordDays' | 'isFactorRequired'>, facts: DutyFacts, now: Date): Duty | null {
  if (facts.passwordHash === null) return null;
  if (profile.passwordDays !== null && isOlder(facts.passwordSetAt, profile.passwordDays, now)) return 'new-password';
  const hasFactor = facts.totpSealed !== null || facts.hasPasskey;
  return profile.isFactorRequired && !hasFactor ? 'second-factor' : null;
}

/** A password whose age nobody wrote down is taken for an old one. */
function isOlder(since: Date | null, days: number, now: Date): boolean {
  return since === null || now.getTime() - since.getTime() >= days * DAY;
}
