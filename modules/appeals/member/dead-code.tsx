import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FindUnion } from './find-union.tsx';

/** A code that leads to nobody: forged, torn, or of a union with none above it. There is still a way to be heard. */
export function DeadCode({ state }: { readonly state: 'unknown' | 'retired' }) {
  const t = useText();
  return (
    <div className="zj-stack" data-gap="wide">
      <EmptyState
        title={t(`appeals.member.code.${state}`)} text={t(`appeals.member.code.${state}-text`)}
        action={<LinkButton href="/scan" variant="primary" isWide>{t('appeals.member.code.scan-another')}</LinkButton>}
      />
      <FindUnion />
      <Banner tone="info" title={t('appeals.member.code.hotline')} action={<a className="zj-button" data-variant="secondary" href="tel:12351"><span>{t('appeals.member.code.call')}</span></a>}>
        {t('appeals.member.code.hotline-text')}
      </Banner>
      <LinkButton href="/receipt" isWide>{t('appeals.member.code.look-up')}</LinkButton>
    </div>
  );
}
