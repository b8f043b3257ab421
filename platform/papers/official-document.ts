import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** A part of the text. Headings are numbered by their place: 一、（一）1. （1） in Chinese. */
export type OfficialBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `text` goes on in the heading's own line. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly title: string; readonly text?: string };

/** What is printed behind the document, each on a new page; without a body it is only named. */
export type OfficialAttachment = { readonly title: string; readonly body?: readonly OfficialBlock[] };

/** An official document as its author thinks of it. Where everything stands is the standard's affair. */
export type OfficialDocument = {
  /** The union's full name or its accepted short form. */
  readonly issuer: string;
  /** What stands behind it in red; left out, the word for "document"; empty for the name alone. */
  readonly issuerSuffix?: string;
  /** As `takeDocumentNumber` gives it. */
  readonly number: string;
  readonly copyNumber?: string;
  /** 密级 and how long, as it is to be printed. */
  readonly secrecy?: string;
  readonly urgency?: 'urgent' | 'most-urgent';
  /** Who signed it, on what goes to a union above (上行文). */
  readonly signer?: string;
  readonly title: string;
  readonly addressee?: string;
  readonly body: readonly OfficialBlock[];
  readonly attachments?: readonly OfficialAttachment[];
  readonly signedBy: string;
  readonly date: PlainDate;
  /** 附注: whom to ask, or how far it may be spread. */
  readonly note?: string;
  readonly copyTo?: string;
  /** Who printed it and when; without it there is no imprint unless there are copies. */
  readonly printedBy?: string;
  readonly printedOn?: PlainDate;
  readonly madeAt: Date;
};
