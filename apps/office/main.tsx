import { systemClock } from '#platform/kernel/clock.ts';
import { actingHeaders } from '#platform/accounts/office/office-choice.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { createClient } from '#platform/ui/api/client.ts';
import { createStore } from '#platform/ui/api/store.ts';
import { deviceMemory, visitMemory } from '#platform/ui/browser-memory.ts';
import { chosenAppearance, showAppearance } from '#platform/ui/phone/appearance.ts';
import { mountApp } from '#platform/ui/phone/mount.tsx';
import { preferredLanguage, type Language } from '#platform/text/language.ts';
import { loadTranslator } from '#platform/ui/text/text-provider.tsx';
import { OfficeApp } from './office-app.tsx';
import { officeTexts } from './office-texts.ts';

async function start(place: HTMLElement): Promise<void> {
  showAppearance(document.documentElement, chosenAppearance());
  const load = (language: Language) => loadTranslator(officeTexts, language, { clock: systemClock, strict: false });
  const t = await load(preferredLanguage(deviceMemory, navigator.languages));
  const hasEnded = createStore(false);
  const client = createClient({
    baseUrl: '', random: browserRandom,
    headers: () => actingHeaders(visitMemory),
    onFailure: ({ code }) => { if (code === 'http/not-signed-in') hasEnded.set(true); },
  });
  mountApp(place, <OfficeApp client={client} hasEnded={hasEnded} translator={t} load={load} />, t);
}

const place = document.getElementById('app');
if (place !== null) void start(place);
