/** A duty that somebody new was just given; the link by which they begin comes next. */
export type Given = { readonly grantId: string; readonly name: string };
