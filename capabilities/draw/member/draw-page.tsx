import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DrawPanel } from './draw-panel.tsx';
import { DrawText } from './draw-text.tsx';

/** A draw by its address: for everybody, signed in or not. */
export function DrawPage(_props: MemberPageProps) {
  return <DrawText><Opened /></DrawText>;
}

function Opened() {
  const t = useText();
  const { drawId = '' } = useParams();
  return <Screen title={t('draw.title')} back="/"><DrawPanel offerId={drawId} hasTitle /></Screen>;
}
