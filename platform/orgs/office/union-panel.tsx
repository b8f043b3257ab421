import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { AskSecond } from './ask-second.ts';
import { AppointForm } from './appoint-form.tsx';
import { FoundForm } from './found-form.tsx';
import type { HandOver, NewOfficer } from './hand-over.ts';
import { OfficerList } from './officer-list.tsx';
import { orgsApi, type Union } from './orgs-api.ts';
import { MoreUnionActs } from './tree/more-union-acts.tsx';
import { treeApi, type UnionAct } from './tree/tree-api.ts';
import { UnionActForm } from './tree/union-act.tsx';
import { UnionFactsList } from './tree/union-facts.tsx';

export type UnionPanelProps = {
  readonly union: Union; readonly mayFound: boolean; readonly mayAppoint: boolean; readonly handOver: HandOver;
  readonly askSecond: AskSecond;
  readonly onRename: (name: string) => void;
};

/** One union: who holds office there, and what may be added below it. */
export function UnionPanel({ union, mayFound, mayAppoint, handOver, askSecond, onRename }: UnionPanelProps) {
  const t = useText();
  const [form, setForm] = useState<'appoint' | 'found' | UnionAct>();
  const [entering, setEntering] = useState<NewOfficer>();
  const [founded, setFounded] = useState<string>();
  const [done, setDone] = useState<string>();
  const facts = useRead(treeApi.readUnion, { unionId: union.unionId });
  const officers = useRead(orgsApi.listOfficers, { unionId: union.unionId });
  const close = (): void => setForm(undefined);
  if (form !== undefined && form !== 'appoint' && form !== 'found' && facts.answer !== undefined) {
    return (
      <div className="union-panel">
        <UnionActForm
          act={form} union={union} facts={facts.answer} askSecond={askSecond} onCancel={close}
          onDone={(sentence, change) => {
            close();
            setDone(sentence);
            if (change?.name !== undefined) onRename(change.name);
          }}
        />
      </div>
    );
  }
  return (
    <div className="union-panel">
      {done !== undefined && <Banner tone="ok" title={done} isAnnounced />}
      {facts.answer !== undefined && <UnionFactsList facts={facts.answer} />}
      <section aria-labelledby="union-officers">
        <h2 id="union-officers">{t('orgs.office.officers.title')}</h2>
        <DataState
          read={officers} isEmpty={(answer) => answer.officers.length === 0}
          empty={{ title: t('orgs.office.officers.none'), text: t('orgs.office.officers.none-hint') }}
        >
          {(answer) => <OfficerList unionId={union.unionId} officers={answer.officers} mayAppoint={mayAppoint} onHandOver={setEntering} />}
        </DataState>
      </section>
      {entering !== undefined && <section key={entering.grantId} className="union-hand-over">{handOver(entering)}</section>}
      {founded !== undefined && <Banner tone="ok" title={t('orgs.office.found.done', { name: founded })} isAnnounced />}
      {form === undefined && (
        <div className="union-acts">
          {mayAppoint && <Button variant="primary" onClick={() => setForm('appoint')}>{t('orgs.office.appoint.open')}</Button>}
          {mayFound && <Button onClick={() => setForm('found')}>{t('orgs.office.found.open')}</Button>}
        </div>
      )}
      {form === 'appoint' && (
        <AppointForm
          unionId={union.unionId} onCancel={() => setForm(undefined)}
          onDone={(officer) => { setForm(undefined); setEntering(officer); }}
        />
      )}
      {form === 'found' && <FoundForm parent={union} onCancel={() => setForm(undefined)} onDone={(name) => { setForm(undefined); setFounded(name); }} />}
      {form === undefined && facts.answer !== undefined && <MoreUnionActs facts={facts.answer} onOpen={(act) => { setDone(undefined); setForm(act); }} />}
    </div>
  );
}
