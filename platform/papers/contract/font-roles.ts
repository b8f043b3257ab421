/** What a type face is for in an official paper; a union may upload its licensed one for each. */
export const FONT_ROLES = ['title', 'body', 'heading1', 'heading2'] as const;
export type FontRole = (typeof FONT_ROLES)[number];

/** The roles, and the plain Song of page numbers and forms, which is always the shipped one. */
export type Face = FontRole | 'song';
