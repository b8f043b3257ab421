/** What the spellings of one firm's name share: width, blanks, brackets of either kind and the dot do not tell firms apart. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s·.,、"'“”‘’-]/g, '').replaceAll(/[[【〔{]/g, '(').replaceAll(/[\]】〕}]/g, ')').toLowerCase();
}
