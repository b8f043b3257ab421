import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';
import { FilterBar, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AddMemberForm } from './add-member-form.tsx';
import { LookUp } from './look-up.tsx';
import { MemberList } from './member-list.tsx';
import { registerApi } from './register-api.ts';
import './members.css';

/** The members of a union and of those below it. */
export function MembersPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const words = (new URLSearchParams(useSearch()).get('words') ?? '').slice(0, 40);
  const [open, setOpen] = useState<'add' | 'look-up'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader
        title={t('register.office.members.title')} lead={t('register.office.members.lead', { union: unionName })}
        actions={(
          <>
            <LinkButton href="/members/corrections">{t('register.office.menu.corrections')}</LinkButton>
            <LinkButton href="/members/import">{t('register.office.members.import')}</LinkButton>
            <Button variant="primary" onClick={() => setOpen('add')}>{t('register.office.members.add')}</Button>
          </>
        )}
      />
      <MemberFilters unionId={unionId} words={words} onLookUp={() => setOpen('look-up')} />
      <MemberList unionId={unionId} words={words} />
      <Drawer open={open === 'add'} onClose={close} size={560} title={t('register.office.members.add')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
        <AddMemberForm unionId={unionId} onDone={close} />
      </Drawer>
      <Drawer open={open === 'look-up'} onClose={close} size={480} title={t('register.office.look.title')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
        <LookUp unionId={unionId} />
      </Drawer>
    </>
  );
}

function MemberFilters({ unionId, words, onLookUp }: { readonly unionId: string; readonly words: string; readonly onLookUp: () => void }) {
  const t = useText();
  const { may } = useActingOffice();
  const [, navigate] = useLocation();
  const book = useSaveBook(registerApi.exportMembers);
  const go = (next: string) => navigate(next === '' ? '/members' : `/members?${new URLSearchParams({ words: next }).toString()}`, { replace: true });
  const save = () => book.save({ unionId, language: t.language, ...(words === '' ? {} : { words }) }, t('register.office.members.file'));
  return (
    <>
      <FilterBar
        isFiltered={words !== ''} onClear={() => go('')}
        trailing={(
          <div className="member-marks">
            <Button onClick={onLookUp}>{t('register.office.look.title')}</Button>
            <Button isBusy={book.isBusy} onClick={() => void save()}>{t('register.office.members.export')}</Button>
            {may('register.member.export') && (
              <LinkButton href={words === '' ? '/members/export' : `/members/export?${new URLSearchParams({ words }).toString()}`}>{t('register.office.full.title')}</LinkButton>
            )}
          </div>
        )}
      >
        <TextFilter label={t('register.office.members.words')} value={words} onValue={(next) => go(next.slice(0, 40))} />
      </FilterBar>
      <FailureBanner failure={book.failure} onRetry={save} />
    </>
  );
}
