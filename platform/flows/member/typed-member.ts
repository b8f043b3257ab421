/** Whom somebody is looking for: what a person field holds as text until it holds an id. */
export type TypedMember = { readonly name: string; readonly digits: string };

const MOBILE = 11;

/** Kept in the form's own answers: what is typed outlives a reload, and is told apart from somebody found. */
export function writeTyped({ name, digits }: TypedMember): string | undefined {
  return name === '' && digits === '' ? undefined : `${name}/${digits}`;
}

export function readTyped(text: string | undefined): TypedMember {
  const at = text?.lastIndexOf('/') ?? -1;
  return text === undefined || at < 0 ? { name: '', digits: '' } : { name: text.slice(0, at), digits: text.slice(at + 1) };
}

/** Four digits however they are typed; a whole number that was pasted gives its last ones. */
export function lastDigits(typed: string): string {
  const digits = typed.normalize('NFKC').replaceAll(/[^0-9]/g, '');
  return digits.length >= MOBILE ? digits.slice(-4) : digits.slice(0, 4);
}
