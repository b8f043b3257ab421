import { z } from 'zod';
import { anySignedIn, may, openToAll } from '#platform/contract/access.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { agreement } from '#platform/consents/wire.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions, ROLES } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { credential, newKeyQuestion, newPasskey, passkeyName, passkeyProof, passkeyView, proofQuestion } from './contract/passkey-wire.ts';
import { signInErrors } from './contract/sign-in-errors.ts';
import { BROWSERS, SYSTEMS } from './contract/device-lists.ts';

export const permissions = definePermissions({
  'accounts.recovery.offer': ['chair', 'administrator', 'security-officer'],
});

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
    'session-gone': 'not-found',
    'password-again': 'invalid',
    // What this platform was never given: asking again later does not help, so it is no 'unavailable'.
    'directory-off': 'not-found',
    'directory-unreachable': 'unavailable',
    'directory-refused': 'invalid',
    'directory-unknown': 'invalid',
    'directory-other': 'conflict',
    'not-started': 'conflict',
    'not-for-yourself': 'conflict',
    'reset-from-above': 'forbidden',
    'passkey-needed': 'invalid',
    'passkey-refused': 'invalid',
    'passkey-known': 'conflict',
    'passkey-gone': 'not-found',
    'passkey-limit': 'conflict',
    'passkeys-need-a-name': 'conflict',
    /** The question was answered already, too late, or by another browser. */
    'ceremony-over': 'invalid',
    'wechat-off': 'not-found',
    'wechat-unreachable': 'unavailable',
    'wechat-refused': 'invalid',
    /** This WeChat opens another account, or the account has another. */
    'wechat-other': 'conflict',
    'wechat-not-bound': 'conflict',
    'pairing-unknown': 'not-found',
    'pairing-over': 'invalid',
    'pairing-not-here': 'forbidden',
    'real-name-needed': 'invalid',
    'real-name-wrong': 'invalid',
  }),
};

const uuid = z.string().refine(isUuid);
const digits = z.string().trim().min(6).max(12);
// The password rules count for themselves; this only keeps a novel from being hashed.
const password = z.string().min(1).max(256);
const link = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const phone = z.string().min(1).max(40);
const wechatCode = z.string().regex(/^[A-Za-z0-9_-]{1,512}$/);
/** Letters and digits, as WeChat carries nothing else back. */
const wechatState = z.string().regex(/^[0-9a-f]{96}$/);
/** The last six of an identity document's number; some documents have fewer. */
const documentTail = z.string().trim().normalize('NFKC').regex(/^[A-Za-z0-9-]{3,6}$/);
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
  hasPassword: z.boolean(), hasTotp: z.boolean(), hasPasskey: z.boolean(),
  /** What has to be done before any office opens. */
  duty: z.enum(['new-password', 'second-factor', 'prove-factor']).nullable(),
  /** How old the last second factor is; from 600 on, step-up is asked for. */
  factorAgeSeconds: z.int(),
});

const codeRefusals = [errors['code-wrong'], errors['code-expired'], errors['code-used'], errors['code-exhausted']];
// A forgotten person's secret cannot be opened any more: the account is closed.
const totpRefusals = [errors['totp-needed'], errors['totp-wrong'], errors['totp-used'], errors['sign-in-wait'], errors['sign-in-closed']];
const passkeyRefusals = [errors['passkey-refused'], errors['passkeys-need-a-name'], errors['ceremony-over']];
const passwordRules = [errors['password-too-short'], errors['password-too-long'], errors['password-too-easy'], errors['password-plain'],
  errors['password-again']];

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
    /** A new phone brings a name, and the yes to its being kept (PIPL 13). */
    input: z.object({ requestId: uuid, code: digits, name: z.string().trim().min(1).max(40).optional(), consent: agreement.optional() }),
    output: nothing,
    errors: [...codeRefusals, errors['name-needed'], errors['sign-in-closed'], errors['sign-in-busy'],
      consentErrors['text-changed'], consentErrors['consent-missing'], consentErrors['purpose-unknown']],
  }),
  signInWithPassword: defineCommand({
    id: 'accounts.signInWithPassword', access: openToAll('the door for officers'), marksDevice: true,
    input: z.object({ signInName, password, totp: digits.optional() }),
    output: nothing,
    errors: [errors['sign-in-refused'], errors['sign-in-busy'], errors['passkey-needed'], ...totpRefusals],
  }),
  redeemLink: defineCommand({
    id: 'accounts.redeemLink', access: openToAll('a one-time link is how an officer begins'), marksDevice: true,
    input: z.object({
      token: link, signInName: newSignInName.optional(), password: password.optional(), totp: digits.optional(),
      passkey: passkeyProof.optional(),
    }),
    output: nothing,
    errors: [errors['link-not-valid'], errors['passkey-needed'], ...passkeyRefusals, errors['sign-in-name-needed'], errors['sign-in-name-taken'], errors['password-needed'],
      ...passwordRules, ...totpRefusals, errors['sign-in-busy']],
  }),
  /** An officer's first link, to be handed over by whoever appointed; never for somebody who has a password already. */
  makeStartLink: defineCommand({
    id: 'accounts.makeStartLink', access: may('orgs.office.appoint').on(unionResource, 'unionId'), stepUp: true,
    input: z.object({ unionId: uuid, grantId: uuid }),
    output: z.object({ link: z.string(), validUntil: z.date() }),
    errors: [errors['already-started'], errors['not-an-officer']],
  }),
  /** A forgotten password: the officer above or the other one of the same union makes a link and hands it over. */
  makeRecoveryLink: defineCommand({
    id: 'accounts.makeRecoveryLink', access: may('accounts.recovery.offer').on(unionResource, 'unionId'), stepUp: true,
    input: z.object({ unionId: uuid, grantId: uuid, reason: z.string().trim().min(4).max(200), isFactorReset: z.boolean() }),
    output: z.object({ link: z.string(), validUntil: z.date() }),
    errors: [errors['not-an-officer'], errors['not-for-yourself'], errors['not-started'], errors['reset-from-above']],
  }),
  signOut: defineCommand({
    id: 'accounts.signOut', access: anySignedIn(), input: nothing, output: nothing, errors: [],
  }),
  /** Asks for the strongest thing the person has: a key or TOTP, else the password, else a code to the own phone. */
  stepUp: defineCommand({
    id: 'accounts.stepUp', access: anySignedIn(),
    input: z.object({
      totp: digits.optional(), passkey: passkeyProof.optional(), password: password.optional(), requestId: uuid.optional(), code: digits.optional(),
    }),
    output: nothing,
    errors: [errors['passkey-needed'], ...passkeyRefusals, ...totpRefusals, errors['password-needed'], errors['password-wrong'], errors['code-needed'], ...codeRefusals,
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
  readDoors: defineQuery({
    id: 'accounts.readDoors', access: openToAll('which ways in there are is asked before anybody has signed in'), input: nothing,
    output: z.object({ directory: z.string().nullable(), wechat: z.enum(['wechat', 'anywhere']).nullable() }), errors: [],
  }),
  beginDirectorySignIn: defineCommand({
    id: 'accounts.beginDirectorySignIn', access: openToAll('the door for officers of a company with a directory'), marksDevice: true,
    input: nothing, output: z.object({ address: z.string() }),
    errors: [errors['directory-off'], errors['directory-unreachable'], errors['sign-in-busy'], errors['sign-in-wait']],
  }),
  finishDirectorySignIn: defineCommand({
    id: 'accounts.finishDirectorySignIn', access: openToAll('the door for officers of a company with a directory'), marksDevice: true,
    input: z.object({ query: z.string().min(1).max(4000) }), output: nothing,
    errors: [errors['directory-off'], errors['directory-refused'], errors['directory-unknown'], errors['directory-other'],
      errors['ceremony-over'], errors['sign-in-busy'], errors['sign-in-closed']],
  }),
  beginWechat: defineCommand({
    id: 'accounts.beginWechat', access: openToAll('the door for members inside WeChat'), marksDevice: true,
    input: nothing, output: z.object({ address: z.string() }),
    errors: [errors['wechat-off'], errors['wechat-unreachable'], errors['sign-in-busy'], errors['sign-in-wait']],
  }),
  /** Signs in whoever this WeChat is bound to; else answers a ticket for `bindWechat`, and nobody is signed in. */
  finishWechat: defineCommand({
    id: 'accounts.finishWechat', access: openToAll('the door for members inside WeChat'), marksDevice: true,
    input: z.object({ code: wechatCode, state: wechatState }), output: z.object({ ticket: z.string().nullable() }),
    errors: [errors['wechat-off'], errors['wechat-unreachable'], errors['wechat-refused'], errors['ceremony-over'], errors['sign-in-busy'],
      errors['sign-in-closed'], errors['sign-in-wait']],
  }),
  /** A WeChat says nothing of who somebody is: whoever binds one has just proven their phone, a member their real name too. */
  bindWechat: defineCommand({
    id: 'accounts.bindWechat', access: anySignedIn(), stepUp: true,
    input: z.object({ ticket: link, name: z.string().trim().min(1).max(60).optional(), idTail: documentTail.optional() }), output: nothing,
    errors: [errors['ceremony-over'], errors['wechat-other'], errors['real-name-needed'], errors['real-name-wrong'], errors['real-name-tries']],
  }),
  readOwnWechat: defineQuery({
    id: 'accounts.readOwnWechat', access: anySignedIn(), input: nothing, output: z.object({ boundAt: z.date().nullable() }), errors: [],
  }),
  unbindWechat: defineCommand({
    id: 'accounts.unbindWechat', access: anySignedIn(), input: nothing, output: nothing, errors: [errors['wechat-not-bound']],
  }),
  /** Eight digits for a device without a phone: a PC in the workers' home, a relative's tablet. */
  offerPairing: defineCommand({
    id: 'accounts.offerPairing', access: anySignedIn(), input: nothing,
    output: z.object({ pairingId: uuid, code: z.string(), validUntil: z.date() }), errors: [errors['pairing-not-here'], errors['sign-in-busy']],
  }),
  claimPairing: defineCommand({
    id: 'accounts.claimPairing', access: openToAll('a device that a phone is about to let in'), marksDevice: true,
    input: z.object({ code: z.string().regex(/^\d{8}$/) }), output: z.object({ claim: z.string(), number: z.int() }),
    errors: [errors['pairing-unknown'], errors['sign-in-wait']],
  }),
  readPairing: defineQuery({
    id: 'accounts.readPairing', access: anySignedIn(), input: z.object({ pairingId: uuid }),
    output: z.object({
      state: z.enum(['offered', 'claimed', 'confirmed', 'over']), choices: z.array(z.int()),
      device: z.object({ system: z.enum(SYSTEMS), browser: z.enum(BROWSERS), network: z.string().nullable() }).nullable(),
    }),
    errors: [],
  }),
  confirmPairing: defineCommand({
    id: 'accounts.confirmPairing', access: anySignedIn(), input: z.object({ pairingId: uuid, number: z.int().min(10).max(99) }),
    output: z.object({ isRight: z.boolean() }), errors: [],
  }),
  cancelPairing: defineCommand({
    id: 'accounts.cancelPairing', access: anySignedIn(), input: z.object({ pairingId: uuid }), output: nothing, errors: [],
  }),
  finishPairing: defineCommand({
    id: 'accounts.finishPairing', access: openToAll('a device that a phone is about to let in'), marksDevice: true,
    input: z.object({ claim: link }), output: z.object({ isIn: z.boolean() }), errors: [errors['pairing-over'], errors['sign-in-closed']],
  }),
  listSessions: defineQuery({
    id: 'accounts.listSessions', access: anySignedIn(), input: nothing,
    output: z.object({ sessions: z.array(z.object({
      sessionId: uuid, kind: z.enum(['officer', 'member']), system: z.enum(SYSTEMS), browser: z.enum(BROWSERS), network: z.string().nullable(),
      openedAt: z.date(), lastSeenAt: z.date(), isThis: z.boolean(),
    })) }),
    errors: [],
  }),
  endSession: defineCommand({
    id: 'accounts.endSession', access: anySignedIn(), input: z.object({ sessionId: uuid }), output: nothing, errors: [errors['session-gone']],
  }),
  endOtherSessions: defineCommand({
    id: 'accounts.endOtherSessions', access: anySignedIn(), input: nothing, output: nothing, errors: [],
  }),
  listPasskeys: defineQuery({
    id: 'accounts.listPasskeys', access: anySignedIn(), input: nothing, output: z.object({ passkeys: z.array(passkeyView) }), errors: [],
  }),
  beginPasskey: defineCommand({
    id: 'accounts.beginPasskey', access: anySignedIn(), stepUp: true, marksDevice: true, input: nothing, output: newKeyQuestion,
    errors: [errors['password-not-set'], errors['passkeys-need-a-name'], errors['passkey-limit'], errors['sign-in-wait']],
  }),
  addPasskey: defineCommand({
    id: 'accounts.addPasskey', access: anySignedIn(), stepUp: true,
    input: z.object({ name: passkeyName, passkey: newPasskey }), output: nothing, errors: [...passkeyRefusals, errors['passkey-known']],
  }),
  renamePasskey: defineCommand({
    id: 'accounts.renamePasskey', access: anySignedIn(),
    input: z.object({ credential, name: passkeyName }), output: nothing, errors: [errors['passkey-gone']],
  }),
  removePasskey: defineCommand({
    id: 'accounts.removePasskey', access: anySignedIn(), stepUp: true,
    input: z.object({ credential }), output: nothing, errors: [errors['passkey-gone']],
  }),
  beginPasskeyProof: defineCommand({
    id: 'accounts.beginPasskeyProof', access: openToAll('a question for a key, before anybody has signed in'), marksDevice: true,
    input: nothing, output: proofQuestion, errors: [errors['passkeys-need-a-name'], errors['sign-in-wait']],
  }),
  signInWithPasskey: defineCommand({
    id: 'accounts.signInWithPasskey', access: openToAll('the door for officers with a key'), marksDevice: true,
    input: z.object({ passkey: passkeyProof }), output: nothing, errors: [...passkeyRefusals, errors['sign-in-closed']],
  }),
} as const;
