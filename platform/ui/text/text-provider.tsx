import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Clock } from '#platform/kernel/clock.ts';
import { createArrival, useArrival, type Arrival } from '../arrival/arrival.ts';
import { ComingSign } from '../arrival/coming.tsx';
import { deviceMemory } from '../browser-memory.ts';
import { rememberLanguage, type Language } from '#platform/text/language.ts';
import { createTranslator, type Bundle, type Translator } from '#platform/text/translator.ts';

/** Loads the sentences of one language; a dynamic import, so that the phone carries one language and not two. */
export type TextSource = (language: Language) => Promise<readonly Bundle[]>;

/** Answers false where the other language's file cannot be fetched; the screen then stays as it is. */
type ChooseLanguage = (language: Language) => Promise<boolean>;
type Text = { readonly t: Translator; readonly choose: ChooseLanguage };

const TextContext = createContext<Text | undefined>(undefined);

/** The first translator, made before the first paint. `document.lang` follows, so that a screen reader speaks it right. */
export async function loadTranslator(
  source: TextSource, language: Language, options: { readonly clock: Clock; readonly strict: boolean },
): Promise<Translator> {
  const bundles = await source(language);
  document.documentElement.lang = language;
  return createTranslator({ ...options, language, bundles });
}

export type TextProviderProps = {
  readonly initial: Translator;
  readonly load: (language: Language) => Promise<Translator>;
  readonly children: ReactNode;
};

export function TextProvider({ initial, load, children }: TextProviderProps) {
  const [t, setTranslator] = useState<Translator>(() => initial);
  const choose = useCallback(async (language: Language) => {
    const next = await load(language).catch(() => undefined);
    if (next === undefined) return false;
    rememberLanguage(deviceMemory, language);
    setTranslator(() => next);
    return true;
  }, [load]);
  const text = useMemo(() => ({ t, choose }), [t, choose]);
  return <TextContext value={text}>{children}</TextContext>;
}

const arrivals = new Map<TextSource, Map<Language, Arrival<readonly Bundle[]>>>();

/**
 * Adds a module's sentences to everything inside, which waits for them once. When the language changes, the old words stay
 * until the new ones are here: what stands in a field does too.
 */
export function ModuleText({ source, children }: { readonly source: TextSource; readonly children: ReactNode }) {
  const outer = useOuterText();
  const bundles = useArrival(arrivalOf(source, outer.t.language));
  const text = useMemo(
    () => (bundles === undefined ? undefined : { ...outer, t: bundles.reduce((translator, bundle) => translator.with(bundle), outer.t) }),
    [outer, bundles],
  );
  const [last, setLast] = useState(text);
  if (text !== undefined && text !== last) setLast(text);
  const shown = text ?? last;
  return shown === undefined ? <ComingSign /> : <TextContext value={shown}>{children}</TextContext>;
}

export function useText(): Translator {
  return useOuterText().t;
}

/** The language of the screen and the way to change it; settles when the other language is shown. */
export function useLanguage(): readonly [Language, ChooseLanguage] {
  const { t, choose } = useOuterText();
  return [t.language, choose];
}

function useOuterText(): Text {
  const text = useContext(TextContext);
  if (text === undefined) throw new TypeError('useText outside TextProvider');
  return text;
}

function arrivalOf(source: TextSource, language: Language): Arrival<readonly Bundle[]> {
  const languages = arrivals.get(source) ?? new Map<Language, Arrival<readonly Bundle[]>>();
  arrivals.set(source, languages);
  const arrival = languages.get(language) ?? createArrival(() => source(language));
  languages.set(language, arrival);
  return arrival;
}
