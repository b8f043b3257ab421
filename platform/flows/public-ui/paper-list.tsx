import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { CaseView } from '../wire.ts';
import { flowsApi } from './flows-api.ts';
import { useSavePdf } from './use-save-pdf.ts';

/** The papers of a case and its approval sheet (审批单), each as PDF. `hasSheet`: only whoever takes part may print it. */
export function PaperList({ view, hasSheet = true }: { readonly view: CaseView; readonly hasSheet?: boolean }) {
  const t = useText();
  const paper = useSavePdf(flowsApi.readPaper);
  const sheet = useSavePdf(flowsApi.printSheet);
  const { caseId } = view;
  return (
    <>
      <FailureBanner failure={paper.failure ?? sheet.failure} />
      <RowList label={t('flows.papers')}>
        {view.papers.map(({ paperId, title, number, at }) => (
          <ListRow
            key={paperId} title={title} detail={number === null ? whenText(t, at) : `${number} · ${whenText(t, at)}`} trailing={t('flows.papers.save')}
            onPress={() => void paper.save({ caseId, paperId }, `${title}.pdf`)}
          />
        ))}
        {hasSheet && (
          <ListRow
            title={t('flows.papers.sheet')} detail={t('flows.papers.sheet-text')} trailing={t(sheet.isBusy ? 'ui/busy' : 'flows.papers.save')}
            onPress={() => void sheet.save({ caseId, language: t.language }, `${t('flows.papers.sheet')} ${view.number}.pdf`)}
          />
        )}
      </RowList>
    </>
  );
}
