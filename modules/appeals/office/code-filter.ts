import type { Code } from './appeals-api.ts';

export const CODE_STATES = ['in-use', 'attention', 'retired', 'all'] as const;
export type CodeState = (typeof CODE_STATES)[number];

export type CodeFilter = { readonly state: CodeState; readonly words: string };

export function isCodeState(text: string): text is CodeState {
  return CODE_STATES.some((state) => state === text);
}

/** A code in use whose contact person has left the duty: whoever scans it writes to nobody in particular. */
export function needsReplacing(code: Pick<Code, 'isRetired' | 'isContactInOffice'>): boolean {
  return !code.isRetired && !code.isContactInOffice;
}

/** The codes of a state that hold every one of the words somewhere: number, union, place or contact person. */
export function filterCodes(codes: readonly Code[], { state, words }: CodeFilter): Code[] {
  const wanted = words.trim().split(/\s+/).filter((word) => word !== '');
  return codes.filter((code) => isInState(code, state)
    && wanted.every((word) => [String(code.number), code.unionName, code.place, code.contactName].some((field) => field.includes(word))));
}

function isInState(code: Code, state: CodeState): boolean {
  switch (state) {
    case 'all': return true;
    case 'retired': return code.isRetired;
    case 'attention': return needsReplacing(code);
    case 'in-use': return !code.isRetired;
  }
}
