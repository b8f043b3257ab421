import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { useDesk } from './design-context.ts';

/** Whose draft this is, and what to do where two write on it at once. */
export function DraftBanner() {
  const t = useText();
  const { found, keeping, isDirty } = useDesk();
  if (keeping.state === 'changed') {
    return (
      <Banner
        tone="warn" isAnnounced title={t('flows.designer.draft-changed', { name: String(keeping.failure?.params['name'] ?? '') })}
        action={<span className="fd-badges"><Button onClick={keeping.takeOther}>{t('flows.designer.draft-take')}</Button><Button onClick={keeping.insist}>{t('flows.designer.draft-insist')}</Button></span>}
      >
        {t('flows.designer.draft-changed-text')}
      </Banner>
    );
  }
  if (found === null || found.isMine || !isDirty) return null;
  return (
    <Banner tone="info" title={t('flows.designer.draft-of', { name: found.personName, when: whenText(t, found.savedAt) })}>{t('flows.designer.draft-of-text')}</Banner>
  );
}

/** Beside what is to be published: whether what was typed is safe. */
export function DraftState() {
  const t = useText();
  const { keeping } = useDesk();
  if (keeping.state === 'resting' || keeping.state === 'changed') return null;
  return <span className="fd-hint">{t(`flows.designer.draft-state.${keeping.state}`)}</span>;
}
