/**
 * What a sign-in has got to. Kept with the tab: reading the SMS means leaving the page, and old phones then reload it.
 */
export type SignInDraft = { readonly phone: string; readonly requestId: string; readonly code: string; readonly name: string };

export const EMPTY_SIGN_IN: SignInDraft = { phone: '', requestId: '', code: '', name: '' };

export function isSignInDraft(held: unknown): held is SignInDraft {
  return typeof held === 'object' && held !== null
    && Object.keys(EMPTY_SIGN_IN).every((name) => typeof Reflect.get(held, name) === 'string');
}
