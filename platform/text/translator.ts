import { createFormats, type Formats } from './formats.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Language } from './language.ts';

/** One locale file: a flat object from dotted or slashed key to sentence. */
export type Bundle = Readonly<Record<string, string>>;
export type TextParams = Readonly<Record<string, string | number | boolean>>;

export type Translator = {
  /**
   * The sentence for a key. `{name}` takes a parameter; `{count:photo|photos}` takes the first word where the
   * language counts one, else the second. An unknown key or a missing parameter throws while `strict`.
   */
  (key: string, params?: TextParams): string;
  readonly language: Language;
  readonly format: Formats;
  has(key: string): boolean;
  /** The same language with a module's sentences added. */
  with(bundle: Bundle): Translator;
};

export type TranslatorOptions = {
  readonly language: Language;
  readonly bundles: readonly Bundle[];
  readonly clock: Clock;
  /** True in tests and development: a hole in locale/ is a bug. In production the key itself is shown instead. */
  readonly strict: boolean;
};

export function createTranslator(options: TranslatorOptions): Translator {
  const { language, strict } = options;
  const sentences = mergeBundles(options.bundles);
  const format = createFormats(language, options.clock);
  const translate = (key: string, params: TextParams = {}): string => {
    const sentence = sentences[key];
    if (sentence !== undefined) return fill(key, sentence, { params, strict, format });
    if (strict) throw new RangeError(`no ${language} sentence for "${key}"`);
    return key;
  };
  return Object.assign(translate, {
    language, format,
    has: (key: string) => Object.hasOwn(sentences, key),
    with: (bundle: Bundle) => createTranslator({ ...options, bundles: [sentences, bundle] }),
  });
}

/** Two modules may not say different things under one key; the later one would silently win. */
function mergeBundles(bundles: readonly Bundle[]): Bundle {
  const merged: Record<string, string> = Object.create(null);
  for (const [key, sentence] of bundles.flatMap((bundle) => Object.entries(bundle))) {
    if (merged[key] !== undefined && merged[key] !== sentence) throw new RangeError(`two sentences for "${key}"`);
    merged[key] = sentence;
  }
  return merged;
}

type Filling = { readonly params: TextParams; readonly strict: boolean; readonly format: Formats };

function fill(key: string, sentence: string, { params, strict, format }: Filling): string {
  return sentence.replaceAll(/\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g, (slot, name: string, one?: string, many?: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) {
      if (strict) throw new RangeError(`"${key}" needs {${name}}`);
      return slot;
    }
    if (one !== undefined && many !== undefined) return format.isOne(Number(value)) ? one : many;
    return typeof value === 'number' ? format.number(value) : String(value);
  });
}
