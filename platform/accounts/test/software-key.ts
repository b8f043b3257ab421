import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import type { newPasskey, passkeyProof } from '../contract/passkey-wire.ts';

/** A security key of our own that signs as a real one does (WebAuthn 2, none attestation, ES256), and lies when told to. */
export type SoftwareKey = {
  readonly credentialId: string;
  /** COSE, as the server keeps it. */
  readonly publicKey: Uint8Array;
  counter: number;
  make(challenge: string, lies?: Lies): z.input<typeof newPasskey>;
  prove(challenge: string, lies?: Lies): z.input<typeof passkeyProof>;
};
export type Lies = { readonly origin?: string; readonly host?: string; readonly isUnverified?: true; readonly signed?: string };

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export function softwareKey(site: { readonly origin: string; readonly host: string }): SoftwareKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const credentialId = id.toString('base64url');
  const key: SoftwareKey = {
    credentialId, publicKey: coseKey(publicKey), counter: 0,
    make: (challenge, lies = {}) => {
      const data = authenticatorData({ ...site, ...lies }, key.counter, Buffer.concat([
        Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey),
      ]));
      return {
        challenge, credential: credentialId, transports: ['internal'], clientData: clientData('webauthn.create', challenge, { ...site, ...lies }).toString('base64url'),
        attestation: Buffer.concat([
          Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data),
        ]).toString('base64url'),
      };
    },
    prove: (challenge, lies = {}) => {
      key.counter += 1;
      const data = authenticatorData({ ...site, ...lies }, key.counter);
      const client = clientData('webauthn.get', challenge, { ...site, ...lies });
      return {
        challenge, credential: credentialId, authenticatorData: data.toString('base64url'), clientData: client.toString('base64url'),
        signature: signed(privateKey, Buffer.concat([data, createHash('sha256').update(lies.signed ?? client).digest()])).toString('base64url'),
      };
    },
  };
  return key;
}

function signed(privateKey: KeyObject, message: Buffer): Buffer {
  return sign('sha256', message, privateKey);
}

function clientData(type: string, challenge: string, { origin }: { readonly origin: string }): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData(of: { readonly host: string; readonly isUnverified?: true }, counter: number, credential?: Buffer): Buffer {
  const flags = USER_PRESENT | (of.isUnverified === true ? 0 : USER_VERIFIED) | (credential === undefined ? 0 : HAS_CREDENTIAL);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(of.host).digest(), Buffer.from([flags]), count, credential ?? Buffer.alloc(0)]);
}

/** CBOR { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(Buffer.from(x, 'base64url')), Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url')),
  ]);
}

function uint16(value: number): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16BE(value);
  return two;
}

/** CBOR strings; none of ours is longer than 65,535. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}
function bytes(value: Buffer): Buffer {
  return value.length < 24 ? Buffer.concat([Buffer.from([0x40 + value.length]), value])
    : value.length < 256 ? Buffer.concat([Buffer.from([0x58, value.length]), value])
      : Buffer.concat([Buffer.from([0x59]), uint16(value.length), value]);
}
