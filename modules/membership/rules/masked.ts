/** 张*丰, 李*: enough to compare with the person in front of one (domain.md §9.6). */
export function maskedName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return letters.length === 0 ? '' : '*';
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}

/** First and last two characters of an ID number. */
export function maskedIdNumber(idNumber: string): string {
  return idNumber.length < 4 ? '' : `${idNumber.slice(0, 1)}${'*'.repeat(idNumber.length - 3)}${idNumber.slice(-2)}`;
}
