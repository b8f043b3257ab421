import { Timeline, type TimelineStep } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { pictureOf, type PictureNode } from '../rules/flow-picture.ts';
import { isTold, trailTone } from '../rules/trail-tone.ts';
import type { CaseView, TrailLine } from '../wire.ts';
import { CasePhotos } from './case-photos.tsx';
import { said, trailWords } from './case-words.ts';

/** What happened, in sentences, and under it what is still to come. */
export function CaseTrail({ view }: { readonly view: CaseView }) {
  const t = useText();
  const told = view.trail.filter(({ kind }) => isTold(kind)).map((line, index) => toStep(t, view, line, index));
  return <Timeline label={t('flows.trail')} steps={[...told, ...ahead(t, view)]} />;
}

function toStep(t: ReturnType<typeof useText>, view: CaseView, line: TrailLine, index: number): TimelineStep {
  const title = trailWords(t, view, line);
  const who = line.person ?? t('flows.trail.house');
  const by = line.inPlaceOf === null ? who : `${who} (${t('flows.in-place-of', { name: line.inPlaceOf })})`;
  return {
    id: String(index), title: line.stepTitle === null ? title : `${said(t, line.stepTitle)} · ${title}`, when: whenText(t, line.at), instant: String(line.at), by,
    tone: trailTone(line.kind), ...bodyOf(line, view.caseId),
  };
}

function bodyOf({ words, photos }: TrailLine, caseId: string): Pick<TimelineStep, 'body'> {
  if (words === null && photos.length === 0) return {};
  return { body: <>{words}<CasePhotos caseId={caseId} photos={photos} /></> };
}

/** Only the outermost steps: which branch will be taken is not known yet. */
function ahead(t: ReturnType<typeof useText>, view: CaseView): readonly TimelineStep[] {
  if (view.status !== 'running') return [];
  const isShown = ({ state, kind }: PictureNode) => (state === 'ahead' || state === 'now') && kind !== 'call' && kind !== 'copy' && kind !== 'again';
  return pictureOf(view.definition.flow.steps, view).filter(isShown).map((node) => ({
    id: node.key, title: said(t, node.title), when: t(`flows.picture.state.${node.state}`), isAhead: true,
    ...(node.people.length === 0 ? {} : { by: node.people.filter(({ state }) => state === 'open').map(({ name }) => name).join(t('flows.and')) }),
  }));
}
