import { z } from 'zod';
import { anySignedIn, may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { ROLES } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { signInErrors } from './contract/sign-in-errors.ts';

export const errors = {
  ...signInErrors,
  ...defineErrors('accounts', {
    /** Name or password: which of the two, nobody is told (SE-8). */
    'sign-in-refused': 'invalid',
    'sign-in-closed': 'forbidden',
    'totp-needed': 'invalid',
    'password-needed': 'invalid',
    'password-wrong': 'invalid',
    'password-not-set': 'conflict',
    'code-needed': 'invalid',
    'code-budget': 'unavailable',
    'sms-failed': 'unavailable',
    'name-needed': 'invalid',
    'sign-in-name-needed': 'invalid',
    'sign-in-name-taken': 'conflict',
    'link-not-valid': 'not-found',
    'totp-not-begun': 'conflict',
    'already-started': 'conflict',
    'not-an-officer': 'not-found',
  }),
};

const uuid = z.string().refine(isUuid);
const digits = z.string().trim().min(6).max(12);
// The password rules count for themselves; this only keeps a novel from being hashed.
const password = z.string().min(1).max(256);
const link = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const phone = z.string().min(1).max(40);
/** As it is stored and looked up: NFKC, lower case. */
const signInName = z.string().trim().normalize('NFKC').toLowerCase().min(1).max(64);
const newSignInName = signInName.min(2).max(40).regex(/^[a-z0-9\p{Script=Han}][a-z0-9\p{Script=Han}._-]*$/u);

const nothing = z.object({});

const grantView = z.object({
  grantId: uuid, unionId: uuid, unionName: z.string(), role: z.enum(ROLES), hasSubtree: z.boolean(),
  validUntil: z.date().nullable(), permissions: z.array(z.string()),
});

export const meView = z.object({
  personId: uuid, name: z.string(), homeUnion: z.object({ unionId: uuid, name: z.string() }).nullable(),
  grants: z.array(grantView),
  hasPassword: z.boolean(), hasTotp: z.boolean(),
  /** How old the last second factor is; from 600 on, step-up is asked for. */
  factorAgeSeconds: z.int(),
});

const codeRefusals = [errors['code-wrong'], errors['code-expired'], errors['code-used'], errors['code-exhausted']];
// A forgotten person's secret cannot be opened any more: the account is closed.
const totpRefusals = [errors['totp-needed'], errors['totp-wrong'], errors['totp-used'], errors['sign-in-wait'], errors['sign-in-closed']];
const passwordRules = [errors['password-too-short'], errors['password-too-long'], errors['password-too-easy']];

export const endpoints = {
  readMe: defineQuery({
    id: 'accounts.readMe', access: openToAll('who is asking is asked before anybody has signed in'),
    input: nothing, output: z.object({ me: meView.nullable() }), errors: [],
  }),
  requestCode: defineCommand({
    id: 'accounts.requestCode', access: openToAll('the door for members'),
    input: z.object({ phone }),
    output: z.object({ requestId: uuid, validSeconds: z.int(), againSeconds: z.int() }),
    errors: [errors['not-a-mobile-number'], errors['code-too-soon'], errors['code-daily-limit'], errors['sign-in-wait'],
      errors['code-budget'], errors['sms-failed']],
  }),
  signInWithCode: defineCommand({
    id: 'accounts.signInWithCode', access: openToAll('the door for members'), marksDevice: true,
    input: z.object({ requestId: uuid, code: digits, name: z.string().trim().min(1).max(40).optional() }),
    output: nothing,
    errors: [...codeRefusals, errors['name-needed'], errors['sign-in-closed'], errors['sign-in-busy']],
  }),
  signInWithPassword: defineCommand({
    id: 'accounts.signInWithPassword', access: openToAll('the door for officers'), marksDevice: true,
    input: z.object({ signInName, password, totp: digits.optional() }),
    output: nothing,
    errors: [errors['sign-in-refused'], errors['sign-in-busy'], ...totpRefusals],
  }),
  redeemLink: defineCommand({
    id: 'accounts.redeemLink', access: openToAll('a one-time link is how an officer begins'), marksDevice: true,
    input: z.object({
      token: link, signInName: newSignInName.optional(), password: password.optional(), totp: digits.optional(),
    }),
    output: nothing,
    errors: [errors['link-not-valid'], errors['sign-in-name-needed'], errors['sign-in-name-taken'], errors['password-needed'],
      ...passwordRules, ...totpRefusals, errors['sign-in-busy']],
  }),
  /** An officer's first link, to be handed over by whoever appointed; never for somebody who has a password already. */
  makeStartLink: defineCommand({
    id: 'accounts.makeStartLink', access: may('orgs.office.appoint').on(unionResource, 'unionId'), stepUp: true,
    input: z.object({ unionId: uuid, grantId: uuid }),
    output: z.object({ link: z.string(), validUntil: z.date() }),
    errors: [errors['already-started'], errors['not-an-officer']],
  }),
  signOut: defineCommand({
    id: 'accounts.signOut', access: anySignedIn(), input: nothing, output: nothing, errors: [],
  }),
  /** Asks for the strongest thing the person has: TOTP, else the password, else a code to the own phone. */
  stepUp: defineCommand({
    id: 'accounts.stepUp', access: anySignedIn(),
    input: z.object({
      totp: digits.optional(), password: password.optional(), requestId: uuid.optional(), code: digits.optional(),
    }),
    output: nothing,
    errors: [...totpRefusals, errors['password-needed'], errors['password-wrong'], errors['code-needed'], ...codeRefusals,
      errors['sign-in-busy']],
  }),
  beginTotp: defineCommand({
    id: 'accounts.beginTotp', access: anySignedIn(), stepUp: true,
    input: nothing, output: z.object({ uri: z.string() }), errors: [errors['password-not-set']],
  }),
  confirmTotp: defineCommand({
    id: 'accounts.confirmTotp', access: anySignedIn(), stepUp: true,
    input: z.object({ totp: digits }), output: nothing,
    errors: [errors['totp-not-begun'], errors['totp-wrong'], errors['sign-in-wait'], errors['sign-in-closed']],
  }),
  changePassword: defineCommand({
    id: 'accounts.changePassword', access: anySignedIn(), stepUp: true,
    input: z.object({ currentPassword: password, newPassword: password }), output: nothing,
    errors: [errors['password-not-set'], errors['password-wrong'], ...passwordRules, errors['sign-in-wait'], errors['sign-in-busy']],
  }),
} as const;
