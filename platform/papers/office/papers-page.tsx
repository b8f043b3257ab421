import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FontCard } from './font-card.tsx';
import { NumberList } from './number-list.tsx';
import { papersApi } from './papers-api.ts';
import { SeriesCard } from './series-card.tsx';
import './papers-page.css';

/** What a union's official papers are called, numbered and set in. */
export function PapersPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const series = useRead(papersApi.readSeries, { unionId });
  const fonts = useRead(papersApi.listFonts, { unionId });
  return (
    <>
      <PageHeader title={t('papers.office.title')} lead={t('papers.office.lead', { union: unionName })} />
      <section className="papers-part" aria-labelledby="papers-series">
        <h2 id="papers-series">{t('papers.office.series')}</h2>
        <p className="zj-soft">{t('papers.office.series-lead')}</p>
        <DataState read={series}>
          {(answer) => (
            <>
              <ul className="papers-cards">
                {answer.series.map((one) => <SeriesCard key={one.series} view={one} unionId={unionId} />)}
              </ul>
              <NumberList unionId={unionId} year={answer.year} />
            </>
          )}
        </DataState>
      </section>
      <section className="papers-part" aria-labelledby="papers-fonts">
        <h2 id="papers-fonts">{t('papers.office.fonts')}</h2>
        <p className="zj-soft">{t('papers.office.fonts-lead')}</p>
        <DataState read={fonts}>
          {(answer) => <ul className="papers-cards">{answer.fonts.map((font) => <FontCard key={font.role} font={font} unionId={unionId} />)}</ul>}
        </DataState>
      </section>
    </>
  );
}
