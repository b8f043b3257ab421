import { useText } from '#platform/ui/text/text-provider.tsx';
import { DiscardButton } from './discard-button.tsx';

export type DraftKeepingProps = {
  readonly keeping: 'sealed' | 'tab';
  readonly onDiscard: () => Promise<void>;
};

/** Where what is being written lies meanwhile and for how long, as it is and not as one would like it; and the way to leave nothing. */
export function DraftKeeping({ keeping, onDiscard }: DraftKeepingProps) {
  const t = useText();
  return (
    <div className="zj-stack">
      <p className="zj-soft zj-small">{t(`appeals.member.form.kept-${keeping}`)}</p>
      <DiscardButton label={t('appeals.member.form.discard')} onDiscard={onDiscard} />
    </div>
  );
}
