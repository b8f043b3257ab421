import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useParams } from 'wouter';
import { PaperConsents } from '#platform/consents/office/paper-consents.tsx';
import { ForgetFor } from '#platform/privacy/office/forget-for.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { ChangeMemberForm } from './change-member-form.tsx';
import { registerApi, type MemberSheet } from './register-api.ts';
import { SealedValues } from './sealed-values.tsx';
import './members.css';

export function MemberPage() {
  const t = useText();
  const { personId } = useParams<{ personId: string }>();
  const read = useRead(registerApi.readMember, { personId });
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <PageHeader
        title={read.answer?.name ?? t('register.column.name')} crumbs={[{ label: t('register.office.members.title'), href: '/members' }]}
        actions={read.answer?.can.manage === true && <Button onClick={() => setOpen(true)}>{t('register.office.member.change')}</Button>}
      />
      <DataState read={read}>{(member) => <MemberView key={member.personId} member={member} />}</DataState>
      {read.answer !== undefined && (
        <Drawer open={isOpen} onClose={close} size={560} title={t('register.office.member.change')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
          <ChangeMemberForm member={read.answer} onDone={close} />
        </Drawer>
      )}
    </>
  );
}

function MemberView({ member }: { readonly member: MemberSheet }) {
  const t = useText();
  return (
    <div className="zj-columns">
      <div className="zj-stack" data-gap="wide">
        <Facts id="member-facts" title={t('register.office.member.facts')} facts={basicFacts(t, member)} />
        <Facts id="member-work" title={t('register.office.member.work')} facts={workFacts(t, member)} />
        {member.changedAt !== null && <p className="zj-soft zj-small">{t('register.office.member.changed', { when: whenText(t, member.changedAt) })}</p>}
      </div>
      <div className="zj-stack" data-gap="wide">
        <SealedValues member={member} />
        <History member={member} />
        {member.can.manage && member.unionId !== null && <PaperConsents unionId={member.unionId} personId={member.personId} />}
        {member.can.manage && <ForgetFor personId={member.personId} />}
      </div>
    </div>
  );
}

type Text = ReturnType<typeof useText>;
type Fact = readonly [string, string | null | undefined];

function basicFacts(t: Text, { sex, idType, maskedId, maskedPhone, personal, details }: MemberSheet): Fact[] {
  const until = details.idValidUntil === 'long-term' ? t('register.long-term') : details.idValidUntil;
  return [
    [t('register.column.sex'), sex === null ? null : t(`register.sex.${sex}`)], [t('register.column.idType'), idType === null ? null : t(`register.idType.${idType}`)],
    [t('register.column.idNumber'), maskedId], [t('register.column.idValidUntil'), until], [t('register.column.phone'), maskedPhone],
    [t('register.column.ethnicGroup'), personal.ethnicGroup], [t('register.column.politicalStatus'), personal.politicalStatus],
    [t('register.column.education'), details.education === undefined ? null : t(`register.education.${details.education}`)],
    [t('register.column.household'), details.household === undefined ? null : t(`register.household.${details.household}`)],
    [t('register.column.isMigrant'), details.isMigrant === undefined ? null : t(details.isMigrant ? 'register.yes' : 'register.no')],
  ];
}

function workFacts(t: Text, { details }: MemberSheet): Fact[] {
  const { workUnit, department, post, jobType, groupName, joinedOn, joinChannel, memberNumber, newForm, skillLevel, contract, dues, employment } = details;
  const word = (field: string, value: string | undefined) => (value === undefined ? null : t(`register.${field}.${value}`));
  return [
    [t('register.column.workUnit'), workUnit], [t('register.column.department'), department], [t('register.column.post'), post], [t('register.column.jobType'), jobType],
    [t('register.column.groupName'), groupName], [t('register.column.employment'), word('employment', employment)], [t('register.column.newForm'), word('newForm', newForm)],
    [t('register.column.skillLevel'), word('skillLevel', skillLevel)], [t('register.column.contract'), word('contract', contract)],
    [t('register.column.joinedOn'), joinedOn], [t('register.column.joinChannel'), word('joinChannel', joinChannel)], [t('register.column.memberNumber'), memberNumber],
    [t('register.column.dues'), word('dues', dues)],
  ];
}

function Facts({ id, title, facts }: { readonly id: string; readonly title: string; readonly facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const t = useText();
  return (
    <section className="zj-panel zj-stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {known.length === 0
        ? <p className="zj-soft">{t('register.office.members.no-record')}</p>
        : <dl className="member-details">{known.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
    </section>
  );
}

function History({ member: { memberships } }: { readonly member: MemberSheet }) {
  const t = useText();
  return (
    <section className="zj-panel zj-stack" aria-labelledby="member-history">
      <h2 id="member-history">{t('register.office.member.history')}</h2>
      <ul className="sealed-values">
        {memberships.map(({ unionName, beganOn, endedOn, state, isHome }) => (
          <li key={`${unionName}${beganOn}${state}`}>
            <div>
              <p>{unionName}{!isHome && ` · ${t('register.office.member.guest')}`}</p>
              <p className="zj-soft zj-small">{endedOn === null ? t('register.office.member.since', { from: beganOn }) : t('register.office.member.period', { from: beganOn, to: endedOn })}</p>
            </div>
            <StatusBadge tone={state === 'valid' ? 'ok' : 'idle'} label={t(`register.state.${state}`)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
