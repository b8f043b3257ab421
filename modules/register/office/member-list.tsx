import { Link } from 'wouter';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi, type Member } from './register-api.ts';
import './members.css';

export function MemberList({ unionId, words }: { readonly unionId: string; readonly words: string }) {
  const t = useText();
  const first = { unionId, ...(words === '' ? {} : { words }) };
  const list = usePages({ ref: registerApi.listMembers, first, next: (page) => (page.next === null ? undefined : { ...first, after: page.next }) });
  const more = () => void list.more();
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.members);
  const total = list.pages[0]?.total;
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('register.office.members.none'), text: t('register.office.members.none-hint') }}
    >
      {(rows) => (
        <>
          <p className="zj-soft zj-small" role="status">
            {typeof total === 'number' ? t('register.office.members.count', { count: total }) : t('register.office.members.many')}
          </p>
          <ul className="members" aria-label={t('register.office.members.title')}>{rows.map((member) => <MemberLine key={member.personId} member={member} />)}</ul>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

export function MemberLine({ member }: { readonly member: Member }) {
  const t = useText();
  return (
    <li className="member">
      <div className="member-main">
        <Link href={`/members/${member.personId}`} className="member-name">{member.name}</Link>
        <div className="member-facts">
          {member.sex !== null && <span>{t(`register.sex.${member.sex}`)}</span>}
          {member.newForm !== null && <span>{t(`register.newForm.${member.newForm}`)}</span>}
          {member.isGenerated && <span>{t('register.office.members.generated')}</span>}
        </div>
      </div>
      <div className="member-side">
        <div className="member-facts">{member.maskedPhone !== '' && <span>{member.maskedPhone}</span>}{member.maskedId !== '' && <span>{member.maskedId}</span>}</div>
        <div className="member-facts">{member.workUnit !== null && <span>{member.workUnit}</span>}{member.unionName !== null && <span>{member.unionName}</span>}</div>
      </div>
      <div className="member-marks">
        {!member.hasRecord && <StatusBadge tone="warn" label={t('register.office.members.no-record')} />}
        {member.standing !== null && <StatusBadge tone={member.standing === 'valid' ? 'ok' : 'idle'} label={t(`register.state.${member.standing}`)} />}
      </div>
    </li>
  );
}
