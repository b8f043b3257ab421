import type { InputIssue } from '#platform/kernel/app-error.ts';
import type { ErrorParams } from '#platform/kernel/outcome.ts';
import type { Translator } from '#platform/text/translator.ts';

/** Why a call brought no answer. `status` is the HTTP status, 0 when none arrived. */
export type ApiFailure = {
  readonly code: string;
  readonly params: ErrorParams;
  readonly issues: readonly InputIssue[];
  readonly status: number;
  readonly requestId: string | undefined;
};

export type Answer<Value> =
  /** `seenAt`: the server could not be asked, and this is what it said then (an ISO instant). */
  | { readonly ok: true; readonly value: Value; readonly seenAt?: string }
  | { readonly ok: false; readonly failure: ApiFailure };

/** Failures that the browser itself finds out; all others carry the server's code. */
export type LocalCode = 'http/offline' | 'http/timeout' | 'http/garbled';

export function localFailure(code: LocalCode, status = 0): ApiFailure {
  return { code, params: {}, issues: [], status, requestId: undefined };
}

/** Reads `{ code, params, requestId, issues }`. A proxy's or hotel's page in its place is "unreadable", not a crash. */
export function toFailure(status: number, body: unknown): ApiFailure {
  if (!isRecord(body) || typeof body.code !== 'string') return localFailure('http/garbled', status);
  return {
    code: body.code,
    params: toParams(body.params),
    issues: Array.isArray(body.issues) ? body.issues.flatMap(toIssue) : [],
    status,
    requestId: typeof body.requestId === 'string' ? body.requestId : undefined,
  };
}

/**
 * Whether the server has said that nothing happened. Otherwise the command may have been carried out unseen, and only
 * the same idempotency key makes repeating it safe.
 */
export function isRefusal(failure: ApiFailure): boolean {
  return failure.status >= 400 && failure.status < 500 && failure.status !== 408 && failure.status !== 429;
}

/** Whether trying the same thing again may help. */
export function isPassing(failure: ApiFailure): boolean {
  return !isRefusal(failure);
}

/** The sentence for the person. A code without one is our fault: they get the general words and the number to quote. */
export function failureText(t: Translator, failure: ApiFailure): string {
  const requestId = failure.requestId ?? '—';
  return t.has(failure.code) ? t(failure.code, { requestId, ...failure.params }) : t('http/bug', { requestId });
}

/** Why a module behind the room that was asked said no, in its own sentence: under the path `call`, see platform/flows. */
export function reasonTexts(t: Translator, failure: ApiFailure): readonly string[] {
  return failure.issues.filter(({ path, code }) => path === 'call' && t.has(code)).map(({ code, params }) => t(code, params));
}

/** The first issue at each field; more than one sentence under a field is read by nobody. */
export function issuesByPath(failure: ApiFailure | undefined): ReadonlyMap<string, InputIssue> {
  return new Map([...(failure?.issues ?? [])].reverse().map((issue) => [issue.path, issue]));
}

/** The sentence under a field. An issue without words of its own still says that this field is the one. */
export function issueText(t: Translator, issue: InputIssue | undefined): string | undefined {
  if (issue === undefined) return undefined;
  return t.has(issue.code) ? t(issue.code, issue.params) : t('ui/field-wrong');
}

function toIssue(value: unknown): InputIssue[] {
  if (!isRecord(value) || typeof value.path !== 'string' || typeof value.code !== 'string') return [];
  return [{ path: value.path, code: value.code, params: toParams(value.params) }];
}

function toParams(value: unknown): ErrorParams {
  if (!isRecord(value)) return {};
  const plain = Object.entries(value).flatMap(([name, item]) =>
    (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [[name, item] as const] : []));
  return Object.fromEntries(plain);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
