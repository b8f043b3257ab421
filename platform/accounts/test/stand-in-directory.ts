import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A company's directory on this machine that speaks OpenID Connect as a real one does, and can be told to lie. */
export type StandInDirectory = {
  readonly issuer: string;
  /** Who is at its sign-in page, and what it says of them. */
  user: { sub: string; preferred_username?: string; amr?: string[] };
  lies: { issuer?: string; nonce?: string; audience?: string };
  /** Follows an address as a browser would, and answers the query it is sent back with. */
  visit(address: string): Promise<string>;
  /** From now on nobody who brings a code is answered, until what it gives is called: then they are turned away. */
  hang(): () => void;
  hanging(): number;
  close(): Promise<void>;
};

export const CLIENT = { id: 'zhijia', secret: 'stand-in-secret' };

type Grant = { readonly challenge: string; readonly redirectUri: string; readonly nonce: string };

export async function openStandInDirectory(): Promise<StandInDirectory> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => { response.writeHead(500).end(String(error)); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  // -- a listening TCP server has such an address.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let held: ServerResponse[] | undefined;
  const directory: StandInDirectory = {
    issuer, user: { sub: 'u-1' }, lies: {},
    hang() {
      held = [];
      return () => {
        for (const response of held ?? []) json(response, { error: 'invalid_grant' }, 400);
        held = undefined;
      };
    },
    hanging: () => held?.length ?? 0,
    async visit(address) {
      const sent = await fetch(address, { redirect: 'manual' });
      return new URL(sent.headers.get('location') ?? '').search.slice(1);
    },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', issuer);
    if (url.pathname === '/.well-known/openid-configuration') return json(response, {
      issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true, code_challenge_methods_supported: ['S256'],
    });
    if (url.pathname === '/keys') return json(response, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
    if (url.pathname === '/authorize') return authorize(url.searchParams, response);
    return token(new URLSearchParams(await bodyOf(request)), response);
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(16).toString('base64url');
    const redirectUri = asked.get('redirect_uri') ?? '';
    grants.set(code, { redirectUri, challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '' });
    const back = new URL(redirectUri);
    back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: directory.lies.issuer ?? issuer }).toString();
    response.writeHead(302, { location: back.href }).end();
  }

  /** A code is good once, for whoever knows the client's secret, the same address and the PKCE verifier. */
  function token(asked: URLSearchParams, response: ServerResponse): void {
    if (held !== undefined) {
      held.push(response);
      return;
    }
    const grant = grants.get(asked.get('code') ?? '');
    grants.delete(asked.get('code') ?? '');
    const isGood = grant !== undefined && asked.get('client_id') === CLIENT.id && asked.get('client_secret') === CLIENT.secret
      && asked.get('redirect_uri') === grant.redirectUri
      && createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url') === grant.challenge;
    if (!isGood) return json(response, { error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const { lies, user } = directory;
    json(response, {
      access_token: randomBytes(16).toString('base64url'), token_type: 'Bearer', expires_in: 300,
      id_token: toJwt({ ...user, iss: lies.issuer ?? issuer, aud: lies.audience ?? CLIENT.id, nonce: lies.nonce ?? grant.nonce, iat: now, exp: now + 300 }),
    });
  }

  function toJwt(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }
  return directory;
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
