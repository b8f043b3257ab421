/** 张*丰, 张*, 欧阳**: enough for somebody who knows the person. Other scripts keep their first character. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', ...rest] = characters;
  if (rest.length === 0) return first === '' ? '' : '*';
  if (rest.length === 1) return `${first}*`;
  return `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1) ?? ''}`;
}

/** 180****1999, from E.164 or digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '');
  return digits.length < 8 ? '*'.repeat(digits.length) : `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`;
}

/** 6***************1X: the first character and the last two, of any identity document. */
export function maskIdNumber(number: string): string {
  return number.length < 6 ? '*'.repeat(number.length) : `${number.slice(0, 1)}${'*'.repeat(number.length - 3)}${number.slice(-2)}`;
}
