/** Settings of one transaction, e.g. the reach: names are `app.<word>`, values are plain text. */
export type TxSettings = Readonly<Record<string, string>>;

const SETTING = /^app\.[a-z0-9_]+$/;

/** `SET LOCAL` and not set_config(): only the former reaches the workers of a distributed engine. */
export function setLocal(settings: TxSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!SETTING.test(name) || value.includes('\0')) throw new TypeError(`bad transaction setting ${name}`);
      // standard_conforming_strings is on since 9.1, so doubling the quote is the whole escape.
      return `set local ${name} = '${value.replaceAll("'", "''")}'`;
    })
    .join('; ');
}
