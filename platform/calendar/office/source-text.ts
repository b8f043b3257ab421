import type { Translator } from '#platform/text/translator.ts';

/** What findPublishedYear writes: the package and its version, which tell an officer nothing. */
const PACKAGE = /^chinese-days /;

export function isFromPackage(source: string | null): boolean {
  return source !== null && PACKAGE.test(source);
}

export function sourceText(t: Translator, source: string): string {
  return isFromPackage(source) ? t('calendar.office.source-package', { package: source }) : source;
}
