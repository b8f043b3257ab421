import { AnswersView } from '#platform/forms/office/answers-view.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said, trailWords } from '../public-ui/case-words.ts';
import { namesIn } from '../public-ui/names-in.ts';
import { writtenPart } from '../rules/form-part.ts';
import { isTold } from '../rules/trail-tone.ts';
import type { CaseView } from '../wire.ts';

/** 审批单 as it goes into the dossier: the matter, what was written, and everybody's word with name and day. */
export function ApprovalSheet({ view }: { readonly view: CaseView }) {
  const t = useText();
  const facts = [
    [t('flows.office.sheet.number'), view.number], [t('flows.office.sheet.starter'), view.starterName], [t('flows.office.sheet.union'), view.unionName],
    [t('flows.office.sheet.began'), t.format.date(view.startedAt, 'day-time')], [t('flows.office.sheet.status'), t(`flows.status.${view.status}`)],
  ] as const;
  return (
    <div className="flows-sheet">
      <h3>{t('flows.office.sheet.title', { title: said(t, view.title) })}</h3>
      <dl className="flows-sheet-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <AnswersView form={writtenPart(view.definition, view.answers)} answers={view.answers} names={namesIn(view)} />
      <div className="flows-sheet-frame">
        <table>
          <caption>{t('flows.office.sheet.opinions')}</caption>
          <thead><tr>{(['step', 'person', 'opinion', 'day'] as const).map((column) => <th key={column} scope="col">{t(`flows.office.sheet.${column}`)}</th>)}</tr></thead>
          <tbody>
            {view.trail.filter(({ kind }) => isTold(kind)).map((line, index) => (
              <tr key={index}>
                <td>{line.stepTitle === null ? '' : said(t, line.stepTitle)}</td>
                <td>{line.person ?? t('flows.trail.house')}{line.inPlaceOf !== null && ` (${t('flows.in-place-of', { name: line.inPlaceOf })})`}</td>
                <td>{[trailWords(t, view, line), ...(line.words === null ? [] : [line.words])].join(t('flows.office.sheet.colon'))}</td>
                <td>{t.format.date(line.at, 'day-time')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
