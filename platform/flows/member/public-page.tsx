import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi, type Publicised } from '../public-ui/flows-api.ts';
import '../public-ui/flows.css';
import { FlowsText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';

/** 公示: what stands in its publicity period at my union, and where an objection goes. */
export function PublicPage(_props: MemberPageProps) {
  return <FlowsText><Public /></FlowsText>;
}

function Public() {
  const t = useText();
  return <Screen title={t('flows.member.public')} back="/flows"><SignedIn next="/flows/public">{() => <Shown />}</SignedIn></Screen>;
}

function Shown() {
  const t = useText();
  const read = useRead(flowsApi.listPublicised, {});
  return (
    <ReadState read={read}>
      {({ shown }) => (shown.length === 0 ? <EmptyState title={t('flows.member.public-none')} text={t('flows.member.public-none-text')} /> : (
        <>
          {shown.map((one) => <PublicCard key={one.caseId} shown={one} />)}
          <Card look="tinted">
            <div className="zj-stack">
              <p>{t('flows.member.public-object')}</p>
              <LinkButton isWide href="/appeals">{t('flows.member.public-object-button')}</LinkButton>
            </div>
          </Card>
        </>
      ))}
    </ReadState>
  );
}

function PublicCard({ shown }: { readonly shown: Publicised }) {
  const t = useText();
  const until = t('flows.member.public-until', { day: t.format.date(shown.until, 'month-day') });
  return (
    <Card title={said(t, shown.title)} action={<StatusBadge tone="info" label={until} />}>
      <dl className="flows-facts">
        <div><dt>{t('flows.member.public-person')}</dt><dd>{shown.starterName}</dd></div>
        {shown.lines.map((line, index) => <div key={index}><dt>{said(t, line.label)}</dt><dd>{line.value}</dd></div>)}
      </dl>
    </Card>
  );
}
