import { ScanPicture } from '#platform/accounts/office/scan-picture.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Code } from './appeals-api.ts';
import './code-sheet.css';

export const PAPERS = ['a6', 'a4'] as const;
export type Paper = (typeof PAPERS)[number];

/** In millimetres: CSS has no word for A6. */
const MEASURES: Readonly<Record<Paper, string>> = { a6: '105mm 148mm', a4: '210mm 297mm' };

/** What hangs on the wall. It says who reads what is written, and that nobody needs a name or an app for it. */
export function CodeSheet({ code, paper }: { readonly code: Code; readonly paper: Paper }) {
  const t = useText();
  return (
    <>
      <style>{`@page{size:${MEASURES[paper]};margin:0}`}</style>
      <article className="sheet" data-paper={paper} aria-label={t('appeals.office.sheet.title')}>
        <header className="sheet-head">
          <p className="sheet-title">{t('appeals.office.sheet.headline')}</p>
          <p className="sheet-union">{code.unionName}</p>
        </header>
        <ScanPicture text={code.link} label={t('appeals.office.sheet.picture', { union: code.unionName })} />
        <div className="sheet-text">
          <p className="sheet-call">{t('appeals.office.sheet.call')}</p>
          <p>{t('appeals.office.sheet.what')}</p>
          <p>{t('appeals.office.sheet.anonymous')}</p>
        </div>
        <footer className="sheet-foot">
          <p><span>{t('appeals.office.sheet.contact')}</span>{code.contactName}</p>
          {code.place !== '' && <p><span>{t('appeals.office.sheet.place')}</span>{code.place}</p>}
        </footer>
      </article>
    </>
  );
}
