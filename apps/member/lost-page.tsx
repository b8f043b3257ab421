import type { ReactNode } from 'react';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export function LostPage({ tabs }: { readonly tabs: ReactNode }) {
  const t = useText();
  return (
    <Screen title={t('member.lost')} back="/" tabs={tabs}>
      <EmptyState title={t('member.lost')} text={t('member.lost-text')} action={<LinkButton href="/" variant="primary">{t('member.lost.home')}</LinkButton>} />
    </Screen>
  );
}
