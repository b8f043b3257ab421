import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { CaseView } from './case-view.tsx';
import { AppealsKept } from './member-texts.tsx';

/** A case of the person who is signed in. */
export function CasePage(_props: MemberPageProps) {
  const { appealId = '' } = useParams();
  return <AppealsKept><CaseView key={appealId} appealId={appealId} back="/appeals" /></AppealsKept>;
}
