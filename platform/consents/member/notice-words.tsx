import { useText } from '#platform/ui/text/text-provider.tsx';
import { SECTIONS } from '../rules/text-kinds.ts';
import { wordsIn, type NoticeText } from './consents-api.ts';
import './consents.css';

/** A notice whole, in the words of its version (PIPL 17). Whoever is young reads the plainer words first. */
export function NoticeWords({ text, isYoung = false }: { readonly text: Pick<NoticeText, 'content' | 'validFrom'> & Partial<Pick<NoticeText, 'contacts'>>; readonly isYoung?: boolean }) {
  const t = useText();
  const words = wordsIn(text.content, t.language);
  return (
    <div className="consents-notice">
      {isYoung && <p className="consents-plain">{words['plain']}</p>}
      <dl>
        {SECTIONS.map((part) => <div key={part}><dt>{t(`consents.member.section.${part}`)}</dt><dd>{words[part]}</dd></div>)}
        {(text.contacts ?? []).map(({ unionName, contact }) => (
          <div key={unionName}><dt>{t('consents.member.contact', { union: unionName })}</dt><dd>{contact}</dd></div>
        ))}
      </dl>
      <p className="zj-soft zj-small">{t('consents.member.valid-from', { day: t.format.date(text.validFrom, 'day') })}</p>
    </div>
  );
}
