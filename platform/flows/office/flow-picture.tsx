import type { ReactNode } from 'react';
import { CheckIcon, ClockIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { said } from '../public-ui/case-words.ts';
import { pictureOf, type PictureBranch, type PictureNode, type PicturePerson } from '../rules/flow-picture.ts';
import type { CaseView } from '../wire.ts';
import './flow-picture.css';

/** The flow from top to bottom with what happened at each step; branches side by side. To a screen reader it is lists in lists. */
export function FlowPicture({ view }: { readonly view: CaseView }) {
  const t = useText();
  const isOver = view.status === 'agreed' || view.status === 'refused' || view.status === 'withdrawn';
  const last = isOver ? t('flows.office.picture.over', { status: t(`flows.status.${view.status}`) }) : t('flows.picture.end');
  return (
    <ol className="flow" aria-label={t('flows.picture')}>
      <Stop state={view.status === 'with-starter' ? 'now' : 'passed'}>
        {t('flows.picture.start', { name: view.starterName })}
        {view.status === 'with-starter' && <State state="now" />}
      </Stop>
      {pictureOf(view.definition.flow.steps, view).map((node) => <Node key={node.key} node={node} />)}
      <Stop state={isOver ? 'passed' : 'ahead'}>{last}</Stop>
    </ol>
  );
}

function Stop({ state, children }: { readonly state: PictureNode['state']; readonly children: ReactNode }) {
  return <li className="flow-step"><p className="flow-stop" data-state={state}>{children}</p></li>;
}

function Node({ node }: { readonly node: PictureNode }) {
  const t = useText();
  return (
    <li className="flow-step">
      <div className="flow-node" data-state={node.state} aria-current={node.state === 'now' ? 'step' : undefined}>
        <div className="flow-head">
          <span className="flow-title">{said(t, node.title)}</span>
          <span className="flow-kind">{t(`flows.kind.${node.kind}`)}</span>
        </div>
        <State state={node.state} rounds={node.rounds} />
        {node.people.length > 0 && <ul className="flow-people">{node.people.map((person) => <Person key={person.taskId} person={person} />)}</ul>}
        <Days node={node} />
      </div>
      {node.branches.length > 0 && <ul className="flow-branches">{node.branches.map((branch) => <Branch key={branch.key} branch={branch} />)}</ul>}
    </li>
  );
}

function State({ state, rounds = 0 }: { readonly state: PictureNode['state']; readonly rounds?: number }) {
  const t = useText();
  return (
    <p className="flow-state" data-state={state}>
      {state === 'passed' && <CheckIcon />}{state === 'now' && <ClockIcon />}
      <span>{t(`flows.picture.state.${state}`)}</span>
      {rounds > 1 && <span>{t('flows.picture.rounds', { count: rounds })}</span>}
    </p>
  );
}

function Person({ person: { name, inPlaceOf, state, settledAt } }: { readonly person: PicturePerson }) {
  const t = useText();
  return (
    <li data-state={state}>
      <span>{inPlaceOf === null ? name : `${name} (${t('flows.in-place-of', { name: inPlaceOf })})`}</span>
      <span className="flow-person-state">{t(`flows.task.state.${state}`)}{settledAt !== null && ` · ${whenText(t, settledAt)}`}</span>
    </li>
  );
}

function Days({ node: { state, dueAt, wakesAt, kind } }: { readonly node: PictureNode }) {
  const t = useText();
  if (state !== 'now') return null;
  const isDue = dueAt !== null || wakesAt === null;
  const day = dueAt ?? wakesAt;
  if (day === null) return null;
  return <p className="flow-days">{t(isDue ? 'flows.due.on' : kind === 'publicise' ? 'flows.office.picture.public' : 'flows.office.picture.until', { day: t.format.date(day, 'month-day') })}</p>;
}

function Branch({ branch }: { readonly branch: PictureBranch }) {
  const t = useText();
  const title = branch.title === null ? t('flows.picture.otherwise') : said(t, branch.title);
  return (
    <li className="flow-branch" data-taken={branch.isTaken ? '' : undefined}>
      <p className="flow-branch-title">{branch.isTaken ? t('flows.picture.branch-taken', { branch: title }) : title}</p>
      {branch.nodes.length > 0
        ? <ol className="flow">{branch.nodes.map((node) => <Node key={node.key} node={node} />)}</ol>
        : <p className="flow-through">{t('flows.office.picture.through')}</p>}
    </li>
  );
}
