/** Kinds of document that are numbered apart: documents (发), letters (函), minutes (纪要), requests and reports, replies. */
export const DOCUMENT_SERIES = ['document', 'letter', 'minutes', 'report', 'reply'] as const;
export type DocumentSeries = (typeof DOCUMENT_SERIES)[number];
