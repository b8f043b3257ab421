import { useMemo } from 'react';
import { PhonePreview, usePageName } from '#modules/home/public-ui.tsx';
import { PortalPage } from '#platform/switchboard/office/portal-page.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** The switchboard knows no module: their names, and the phone as it would be, are brought here. */
export function ServicesScreen() {
  const t = useText();
  const pageName = usePageName();
  const words = useMemo(() => ({
    pageName, serviceName: (id: string) => (t.has(`home.service.${id}`) ? t(`home.service.${id}`) : id),
    preview: (shown: { portal: Parameters<typeof PhonePreview>[0]['portal']; unionName: string }) => <PhonePreview {...shown} />,
  }), [t, pageName]);
  return <PortalPage words={words} />;
}
