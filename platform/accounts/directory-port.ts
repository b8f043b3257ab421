import type { Configuration } from 'openid-client';

/** The one directory of a platform. The issuer is a setting: no answer of any other is ever looked at (SE-7). */
export type DirectorySettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the officer's sign-in name here. */
  readonly claim: string;
  /** What the company calls it: "集团统一身份". */
  readonly name: string;
};

/** What only the browser that began and this server know of one sign-in. */
export type DirectoryRound = { readonly redirectUri: string; readonly state: string; readonly nonce: string; readonly verifier: string };

export type DirectoryIdentity = {
  readonly issuer: string;
  readonly subject: string;
  /** As the directory writes it; undefined when the claim is missing. */
  readonly signInName: string | undefined;
  /** The directory says that it asked for two factors itself (RFC 8176 `mfa`). */
  readonly hasTwoFactors: boolean;
};

/** Rejects with whatever went wrong; the caller tells nobody what it was. */
export type DirectoryPort = {
  readonly name: string;
  begin(round: DirectoryRound): Promise<string>;
  /** `query`: what the directory sent the browser back with. */
  finish(round: DirectoryRound, query: string): Promise<DirectoryIdentity>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    /** Absent unless the platform has been told of a directory: nothing is called outside. */
    readonly directory?: DirectoryPort;
  }
}

const TIMEOUT_SECONDS = 5;

/** OpenID Connect: authorization code, PKCE, state and nonce. The library and the directory's own page are read at the first sign-in. */
export function createDirectory(settings: DirectorySettings): DirectoryPort {
  let known: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    name: settings.name,
    async begin(round) {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client');
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: round.redirectUri, scope: 'openid profile', state: round.state, nonce: round.nonce,
        code_challenge: await calculatePKCECodeChallenge(round.verifier), code_challenge_method: 'S256',
      }).href;
    },
    async finish(round, query) {
      const { authorizationCodeGrant } = await import('openid-client');
      const tokens = await authorizationCodeGrant(await configuration(), new URL(`${round.redirectUri}?${query}`), {
        expectedState: round.state, expectedNonce: round.nonce, pkceCodeVerifier: round.verifier, idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined || claims.iss !== settings.issuer) throw new TypeError('not a token of this directory');
      const name = claims[settings.claim];
      return {
        issuer: claims.iss, subject: claims.sub, signInName: typeof name === 'string' ? name : undefined,
        hasTwoFactors: Array.isArray(claims['amr']) && claims['amr'].includes('mfa'),
      };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: DirectorySettings): Promise<Configuration> {
  const { allowInsecureRequests, discovery, ClientSecretPost } = await import('openid-client');
  const url = new URL(issuer);
  return discovery(url, clientId, {}, ClientSecretPost(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // Plain http on this very machine alone: a directory in a test, or behind a proxy of its own.
    ...(isLocal(url) && { execute: [allowInsecureRequests] }),
  });
}

export function isLocal({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
