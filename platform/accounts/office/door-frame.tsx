import type { ReactNode } from 'react';
import Segmented from 'antd/es/segmented';
import { HouseMark } from '#platform/ui/icons/house-mark.tsx';
import { LANGUAGES, type Language } from '#platform/text/language.ts';
import { useLanguage, useText } from '#platform/ui/text/text-provider.tsx';
import './door-frame.css';

/** What stands before the console: one card, and the choice of language for whoever cannot read it. */
export function DoorFrame({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [language, speak] = useLanguage();
  return (
    <div className="door">
      <main className="door-card">
        <p className="door-name"><HouseMark /><span>{t('accounts.office.house')}</span></p>
        {children}
      </main>
      <Segmented<Language>
        aria-label={t('ui/language')} value={language} onChange={(next) => void speak(next)}
        options={LANGUAGES.map((value) => ({ value, label: t(`ui/language/${value}`) }))}
      />
    </div>
  );
}
