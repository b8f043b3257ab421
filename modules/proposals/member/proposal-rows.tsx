import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { NEEDED_SECONDS } from '../rules/needed-seconds.ts';
import { standingKey, standingTone } from '../rules/tones.ts';
import type { ProposalLine } from './proposals-api.ts';

type RowsProps = { readonly label: string; readonly proposals: readonly (ProposalLine & { readonly proposerName?: string | null })[] };

export function ProposalRows({ label, proposals }: RowsProps) {
  return (
    <Card look="flush">
      <RowList label={label}>{proposals.map((proposal) => <ProposalRow key={proposal.proposalId} proposal={proposal} />)}</RowList>
    </Card>
  );
}

function ProposalRow({ proposal }: { readonly proposal: RowsProps['proposals'][number] }) {
  const t = useText();
  const { proposalId, title, number, state, seconds, madeAt, proposerName } = proposal;
  const details = [
    number === null ? undefined : t('proposals.line.number', { number }),
    proposerName === undefined ? undefined : proposerName === null ? t('proposals.member.by-unnamed') : t('proposals.member.by', { name: proposerName }),
    state === 'seconding' ? t('proposals.line.seconds', { count: seconds, needed: NEEDED_SECONDS }) : undefined,
    t('proposals.line.made', { when: whenText(t, madeAt) }),
  ];
  return (
    <ListRow
      title={title} href={`/proposals/${proposalId}`} detail={details.filter((detail) => detail !== undefined).join(' · ')}
      trailing={<StatusBadge tone={standingTone(proposal)} label={t(standingKey(proposal))} />}
    />
  );
}
