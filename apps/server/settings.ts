import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isLocal, type DirectorySettings } from '#platform/accounts/directory-port.ts';
import { PROFILES, type ProfileName } from '#platform/accounts/profile.ts';
import type { WechatSettings } from '#platform/accounts/wechat-port.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { startupErrors } from './startup-errors.ts';

/** The variables that the server knows; anything else in the environment is ignored. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  /** The port to listen on; 0 lets the system choose. */
  readonly port: number;
  /** True when PORT was set: then a taken port is an error, otherwise a free one is used instead. */
  readonly isPortFixed: boolean;
  /** The origin that QR codes and links carry; undefined means this machine's, see `toPublicUrl`. */
  readonly publicUrl: string | undefined;
  /** A PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Absolute path of the folder that holds database, files and keys. */
  readonly dataDirectory: string;
  readonly isDemonstration: boolean;
  readonly sms: SmsDriver;
  /** What sign-in asks of officers. */
  readonly profile: ProfileName;
  /** The company's own directory; undefined: there is none, and nothing is called outside. */
  readonly directory: DirectorySettings | undefined;
  /** The public account for workers inside WeChat; undefined: there is none, and nothing is called outside. */
  readonly wechat: WechatSettings | undefined;
};

const SMS_DRIVERS = ['inbox'] as const;
export type SmsDriver = (typeof SMS_DRIVERS)[number];

/** A wrong environment variable: an AppError whose sentence names the variable, the problem and an example. */
export type SettingError = AppError;

export function isSettingError(error: unknown): error is SettingError {
  return error instanceof AppError && error.code.startsWith('server/setting-');
}

const PROJECT = join(import.meta.dirname, '..', '..');
const DEFAULT_PORT = 3000;

/**
 * Reads everything that the environment may say; the only place that does. Empty counts as not set, as compose files
 * and service managers pass it. Throws a SettingError and nothing else. No value is repeated in an error: it may be
 * a secret in the wrong variable.
 */
export function readSettings(env: Environment = process.env): Settings {
  return {
    port: readPort(env['PORT']),
    isPortFixed: isSet(env['PORT']),
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
    dataDirectory: readDataDirectory(env['ZHIJIA_DATA']),
    isDemonstration: readSwitch(env['ZHIJIA_DEMO']),
    sms: readSms(env['ZHIJIA_SMS']),
    profile: readProfile(env['ZHIJIA_PROFILE']),
    directory: readDirectory(env),
    wechat: readWechat(env),
  };
}

/** The origin for links once the port is known that the server really listens on. */
export function toPublicUrl(settings: Settings, port: number): string {
  return settings.publicUrl ?? `http://localhost:${port}`;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

function readPort(value: string | undefined): number {
  if (!isSet(value)) return DEFAULT_PORT;
  const text = value.trim();
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw refusal('setting-port');
  return Number(text);
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (!isSet(value)) return undefined;
  const url = URL.parse(value.trim());
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw refusal('setting-public-url');
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!isBare) throw refusal('setting-public-url-path');
  return url.origin;
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (!isSet(value)) return undefined;
  const url = URL.parse(value.trim());
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol) || !isDecodable(url)) {
    throw refusal('setting-database-url');
  }
  if (url.hostname === '' || url.pathname.length < 2) throw refusal('setting-database-name');
  return value.trim();
}

function isDecodable(url: URL): boolean {
  try {
    return [url.username, url.password, url.pathname].map(decodeURIComponent).every((part) => !part.includes('\0'));
  } catch {
    return false;
  }
}

function readDataDirectory(value: string | undefined): string {
  if (!isSet(value)) return join(PROJECT, 'data');
  if (/^~($|[\\/])/.test(value)) throw refusal('setting-data-tilde');
  return resolve(value);
}

function readSwitch(value: string | undefined): boolean {
  if (!isSet(value)) return true;
  const text = value.trim();
  if (text !== '0' && text !== '1') throw refusal('setting-demo');
  return text === '1';
}

function readSms(value: string | undefined): SmsDriver {
  if (!isSet(value)) return 'inbox';
  const driver = SMS_DRIVERS.find((known) => known === value.trim());
  if (driver === undefined) throw refusal('setting-sms', { known: SMS_DRIVERS.join(', ') });
  return driver;
}

function readProfile(value: string | undefined): ProfileName {
  if (!isSet(value)) return 'asvs';
  const profile = PROFILES.find((known) => known === value.trim());
  if (profile === undefined) throw refusal('setting-profile', { known: PROFILES.join(', ') });
  return profile;
}

/** All three or none: half a directory would be a door that nobody can use. */
function readDirectory(env: Environment): DirectorySettings | undefined {
  const [issuer, clientId, clientSecret] = [env['ZHIJIA_OIDC_ISSUER'], env['ZHIJIA_OIDC_CLIENT_ID'], env['ZHIJIA_OIDC_CLIENT_SECRET']];
  if (!isSet(issuer) && !isSet(clientId) && !isSet(clientSecret)) return undefined;
  if (!isSet(issuer) || !isSet(clientId) || !isSet(clientSecret)) throw refusal('setting-oidc-half');
  const url = URL.parse(issuer.trim());
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal(url)))) throw refusal('setting-oidc-issuer');
  const [claim, name] = [env['ZHIJIA_OIDC_CLAIM'], env['ZHIJIA_OIDC_NAME']];
  return {
    // As it was given: an issuer is compared letter by letter.
    issuer: issuer.trim(), clientId: clientId.trim(), clientSecret: clientSecret.trim(),
    claim: isSet(claim) ? claim.trim() : 'preferred_username', name: isSet(name) ? name.trim() : 'SSO',
  };
}

/** Both or none. WeChat sends browsers back to the domain that its own console names, so there has to be one. */
function readWechat(env: Environment): WechatSettings | undefined {
  const [appId, secretFile] = [env['WECHAT_APP_ID'], env['WECHAT_APP_SECRET_FILE']];
  if (!isSet(appId) && !isSet(secretFile)) return undefined;
  if (!isSet(appId) || !isSet(secretFile)) throw refusal('setting-wechat-half');
  if (!/^wx[0-9a-f]{16}$/.test(appId.trim())) throw refusal('setting-wechat-app-id');
  if (readPublicUrl(env['PUBLIC_URL']) === undefined) throw refusal('setting-wechat-public-url');
  return { appId: appId.trim(), appSecret: readSecret(secretFile.trim()) };
}

/** From a file: the environment of a process is shown to whoever may look at it. */
function readSecret(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch {
    throw refusal('setting-wechat-secret');
  }
  if (!/^[0-9a-f]{32}$/.test(text)) throw refusal('setting-wechat-secret');
  return text;
}

function refusal(name: keyof typeof startupErrors, params: Record<string, string> = {}): SettingError {
  return new AppError(startupErrors[name], params);
}
