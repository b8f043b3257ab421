import type { ReactNode } from 'react';
import { Link } from 'wouter';
import './service-tile.css';

export type TileTone = 'brand' | 'gold' | 'ok' | 'info' | 'warn' | 'idle';

export type ServiceTileProps = {
  readonly href: string;
  readonly icon: ReactNode;
  readonly label: string;
  /** What one gets there, in a few words; large tiles only. */
  readonly hint?: string;
  readonly tone?: TileTone;
};

/** One service as something to put a thumb on. */
export function ServiceTile({ href, icon, label, hint, tone = 'brand' }: ServiceTileProps) {
  return (
    <li>
      <Link href={href} className="zj-tile" data-tone={tone}>
        <span className="zj-tile-icon">{icon}</span>
        <span className="zj-tile-text">
          <span className="zj-tile-label">{label}</span>
          {hint !== undefined && <span className="zj-tile-hint">{hint}</span>}
        </span>
      </Link>
    </li>
  );
}

/** `large`: two in a row, with hints. `small`: four in a row, for all services. In the large view one and two. */
export function TileGrid({ size = 'large', children }: { readonly size?: 'large' | 'small'; readonly children: ReactNode }) {
  return <ul className="zj-tiles" data-tiles={size}>{children}</ul>;
}
