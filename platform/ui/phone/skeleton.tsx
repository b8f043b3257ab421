import { useText } from '../text/text-provider.tsx';
import './skeleton.css';

/** The outline of what is coming, so that nothing jumps when it is there. One sentence for those who cannot see it. */
export function Skeleton({ rows = 3, shape = 'rows' }: { readonly rows?: number; readonly shape?: 'rows' | 'text' }) {
  const t = useText();
  return (
    <div className="zj-skeleton" data-shape={shape} role="status">
      <span className="zj-unseen">{t('ui/loading')}</span>
      {Array.from({ length: rows }, (_, row) => <span key={row} className="zj-skeleton-row" />)}
    </div>
  );
}
