import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { ModuleText, useText, type TextSource } from '#platform/ui/text/text-provider.tsx';
import type { CaseView } from '../wire.ts';

const names: TextSource = async (language) => [(await (language === 'zh-CN' ? import('#platform/consents/locale/zh-CN.json') : import('#platform/consents/locale/en.json'))).default];
const TONES = { given: 'ok', outdated: 'warn', withdrawn: 'danger' } as const;

/** What the applicant agreed to beside the form, purpose by purpose, as it stands today. */
export function CaseConsents({ consents }: Pick<CaseView, 'consents'>) {
  return consents.length === 0 ? null : <ModuleText source={names}><List consents={consents} /></ModuleText>;
}

function List({ consents }: Pick<CaseView, 'consents'>) {
  const t = useText();
  return (
    <dl className="flows-consents" aria-label={t('consents.case')}>
      {consents.map(({ purpose, state }) => (
        <div key={purpose}>
          <dt>{t(`consents.purpose.${purpose}`)}</dt>
          <dd><StatusBadge tone={TONES[state]} label={t(`consents.state.${state}`)} /></dd>
        </div>
      ))}
    </dl>
  );
}
