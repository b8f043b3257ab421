import { useState } from 'react';
import { LANGUAGES, type Language } from '#platform/text/language.ts';
import { useLanguage, useText } from '../text/text-provider.tsx';
import { ChoiceCards } from './choice-cards.tsx';
import { useAppearance } from './use-appearance.ts';

/** Large type, colours, language: the same three choices on the phone's "me" page and before signing in. */
export function Preferences() {
  const t = useText();
  const [appearance, choose] = useAppearance();
  return (
    <div className="zj-stack" data-gap="wide">
      <ChoiceCards
        legend={t('ui/size')} value={appearance.size} onValue={(size) => choose({ ...appearance, size })}
        choices={[
          { value: 'normal', label: t('ui/size/normal') },
          { value: 'elder', label: t('ui/size/elder'), description: t('ui/size/elder-hint') },
        ]}
      />
      <ChoiceCards
        legend={t('ui/scheme')} look="chips" value={appearance.scheme ?? 'device'}
        onValue={(scheme) => choose({ ...appearance, scheme: scheme === 'device' ? undefined : scheme })}
        choices={(['device', 'light', 'dark'] as const).map((value) => ({ value, label: t(`ui/scheme/${value}`) }))}
      />
      <LanguageChoice />
    </div>
  );
}

/** The mark moves at once, the words follow when their file is there. */
function LanguageChoice() {
  const t = useText();
  const [language, speak] = useLanguage();
  const [asked, setAsked] = useState<Language>();
  const [isLost, setLost] = useState(false);
  const choose = async (next: Language) => {
    setAsked(next);
    setLost(!(await speak(next)));
    setAsked(undefined);
  };
  return (
    <ChoiceCards
      legend={t('ui/language')} look="chips" value={asked ?? language} onValue={(next) => void choose(next)}
      error={isLost ? t('http/offline') : undefined}
      choices={LANGUAGES.map((value) => ({ value, label: t(`ui/language/${value}`) }))}
    />
  );
}

/** One press to large type and back, for the home page: who needs it cannot read the settings. */
export function ElderSwitch({ className }: { readonly className: string }) {
  const t = useText();
  const [appearance, choose] = useAppearance();
  const isElder = appearance.size === 'elder';
  return (
    <button className={className} type="button" onClick={() => choose({ ...appearance, size: isElder ? 'normal' : 'elder' })}>
      {t(isElder ? 'ui/size/leave-elder' : 'ui/size/enter-elder')}
    </button>
  );
}
