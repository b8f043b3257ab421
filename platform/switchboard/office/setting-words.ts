import type { Translator } from '#platform/text/translator.ts';
import { readKey } from '../rules/layout-keys.ts';
import { valueOf, type Settings, type Value } from '#platform/kernel/merge-three-ways.ts';
import type { ServiceWords } from './office-words.ts';

/** Which setting a key is, in the officer's words: "Scan to appeal: name". */
export function settingName(t: Translator, words: ServiceWords, key: string, settings: Settings): string {
  const read = readKey(key);
  if (read === undefined) return key;
  const part = t(`switchboard.office.part.${read.kind}.${read.part}`);
  switch (read.kind) {
    case 'home': return part;
    case 'service': return t('switchboard.office.part-of', { whole: words.serviceName(read.id), part });
    case 'group': return t('switchboard.office.part-of', { whole: String(valueOf(settings, `group/${read.id}/name`) ?? groupName(t, read.id)), part });
    case 'banner': return t('switchboard.office.part-of', { whole: t('switchboard.office.banner'), part });
  }
}

/** A value as the officer chose it; what is not set says so. */
export function settingValue(t: Translator, words: ServiceWords, key: string, value: Value): string {
  if (value === null) return t('switchboard.office.not-set');
  const read = readKey(key);
  if (read?.kind !== 'service' || typeof value !== 'string') return String(value);
  if (read.part === 'state') return t(`switchboard.office.state.${value}`);
  if (read.part === 'icon') return t(`switchboard.office.icon.${value}`);
  if (read.part === 'page') return words.pageName(value);
  return read.part === 'group' ? groupName(t, value) : value;
}

export function groupName(t: Translator, id: string): string {
  const key = `switchboard.group.${id}`;
  return t.has(key) ? t(key) : t('switchboard.office.own-group');
}
