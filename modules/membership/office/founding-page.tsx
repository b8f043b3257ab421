import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { foundingTone } from '../rules/tones.ts';
import { ChairLink } from './chair-link.tsx';
import { FoundingDocuments } from './founding-documents.tsx';
import { FoundingStepList } from './founding-step-list.tsx';
import { membershipApi, type FoundingDetails } from './membership-api.ts';
import './membership.css';

/** The record of a founding: what was asked, its documents, what may be the same employer, what happened. Its case is the engine's page. */
export function FoundingPage() {
  const t = useText();
  const { foundingId } = useParams<{ foundingId: string }>();
  const read = useRead(membershipApi.readFounding, { foundingId });
  const founding = read.answer;
  return (
    <>
      <PageHeader
        title={founding?.employer ?? t('membership.office.foundings')} crumbs={[{ label: t('membership.office.foundings'), href: '/foundings' }]}
        badge={founding !== undefined && <StatusBadge tone={foundingTone(founding.status)} label={t(`membership.founding.status.${founding.status}`)} />}
      />
      <DataState read={read}>
        {(known) => (
          <div className="zj-columns">
            <div className="zj-stack">
              <Facts founding={known} />
              {known.foundedUnionId !== null && <History founding={known} />}
              <section className="zj-panel zj-stack" aria-labelledby="founding-documents">
                <h2 id="founding-documents">{t('membership.office.founding.documents')}</h2>
                <FoundingDocuments foundingId={known.foundingId} photos={known.photos} />
              </section>
            </div>
            <div className="zj-stack">
              {known.foundedUnionId === null && <Alike founding={known} />}
              {known.can.open && (
                <section className="zj-panel zj-stack">
                  <p className="zj-soft">{t('membership.office.founding.case-text')}</p>
                  <div><LinkButton variant="primary" href={`/flows/cases/${known.foundingId}`}>{t('membership.office.founding.case')}</LinkButton></div>
                </section>
              )}
              {known.foundedUnionId !== null && known.status === 'established' && <ChairLink unionId={known.foundedUnionId} />}
            </div>
          </div>
        )}
      </DataState>
    </>
  );
}

function Facts({ founding }: { readonly founding: FoundingDetails }) {
  const t = useText();
  const facts = [
    [t('membership.office.founding.employer'), founding.employer],
    ...(founding.creditCode === null ? [] : [[t('membership.office.join.code'), founding.creditCode] as const]),
    [t('membership.office.founding.address'), founding.address], [t('membership.office.founding.kind'), t(`membership.founding.kind.${founding.kind}`)],
    [t('membership.office.founding.name'), founding.proposedName], [t('membership.office.founding.upper'), founding.unionName],
    [t('membership.office.founding.size'), t('membership.office.founding.people', { workers: founding.workers, joiners: founding.joiners })],
    [t('membership.office.founding.applicant'), founding.applicantName],
    ...(founding.documentNumber === null ? [] : [[t('membership.founding.document-number'), founding.documentNumber] as const]),
  ] as const;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="founding-facts">
      <h2 id="founding-facts">{t('membership.office.founding.facts')}</h2>
      <dl className="membership-details">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <p className="zj-soft zj-small">{t('membership.office.asked', { when: whenText(t, founding.askedAt) })}</p>
      {founding.settledAt !== null && founding.foundedUnionId === null && <p className="zj-soft zj-small">{t('membership.office.settled', { when: whenText(t, founding.settledAt) })}</p>}
      {founding.reason !== null && <p>{t('membership.office.reason-was', { reason: founding.reason })}</p>}
    </section>
  );
}

/** What happened since the approval, with its days and papers. */
function History({ founding: { foundingId, steps } }: { readonly founding: FoundingDetails }) {
  const t = useText();
  const papers = [...new Set(steps.flatMap(({ photos }) => photos))];
  return (
    <section className="zj-panel zj-stack" aria-labelledby="founding-course">
      <h2 id="founding-course">{t('membership.office.course')}</h2>
      {steps.length === 0 ? <p className="zj-soft">{t('membership.office.course.none')}</p> : <FoundingStepList steps={steps} />}
      {papers.length > 0 && <FoundingDocuments foundingId={foundingId} photos={papers} />}
    </section>
  );
}

function Alike({ founding: { alike } }: { readonly founding: FoundingDetails }) {
  const t = useText();
  return (
    <section className="zj-panel zj-stack" aria-labelledby="founding-alike">
      <h2 id="founding-alike">{t('membership.office.alike')}</h2>
      {alike.length === 0 && <p className="zj-soft">{t('membership.office.alike.none')}</p>}
      <ul className="membership-alike">
        {alike.map((one) => (
          <li key={`${one.source} ${one.name} ${one.where}`}>
            <strong>{one.name}</strong>
            <span className="zj-soft zj-small">{t(`membership.office.alike.${one.source}`, { where: one.where })}</span>
            <div className="membership-marks">
              {one.isSameCode && <StatusBadge tone="danger" label={t('membership.office.alike.same-code')} />}
              <StatusBadge tone="warn" label={t('membership.office.alike.percent', { percent: one.percent })} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
