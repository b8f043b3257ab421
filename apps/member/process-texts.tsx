import type { ReactNode } from 'react';
import { AidText } from '#modules/aid/member/member-texts.tsx';
import { BudgetsText } from '#modules/budgets/member/member-texts.tsx';
import { MembershipText } from '#modules/membership/member/member-texts.tsx';
import { ProposalsText } from '#modules/proposals/member/member-texts.tsx';

/** Wires the pages of applications to the modules whose processes run there: what their code refuses is said in their own words. */
export function ProcessTexts({ children }: { readonly children: ReactNode }) {
  return <AidText><ProposalsText><BudgetsText><MembershipText>{children}</MembershipText></BudgetsText></ProposalsText></AidText>;
}
