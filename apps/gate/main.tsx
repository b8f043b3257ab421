import '../member/older-browsers.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { preferredLanguage, type Language } from '#platform/text/language.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { mountApp } from '#platform/ui/phone/mount.tsx';
import { loadTranslator, TextProvider, type TextSource } from '#platform/ui/text/text-provider.tsx';
import '#platform/ui/tokens.css';
import { GateApp } from './gate-app.tsx';

const texts: TextSource = async (language) => {
  const files = language === 'zh-CN'
    ? [import('#platform/ui/locale/zh-CN.json'), import('#capabilities/checkin/locale/zh-CN.json'), import('./locale/zh-CN.json')]
    : [import('#platform/ui/locale/en.json'), import('#capabilities/checkin/locale/en.json'), import('./locale/en.json')];
  return (await Promise.all(files)).map((file) => file.default);
};

async function start(place: HTMLElement): Promise<void> {
  const load = (language: Language) => loadTranslator(texts, language, { clock: systemClock, strict: false });
  const t = await load(preferredLanguage(deviceMemory, navigator.languages));
  mountApp(place, <TextProvider initial={t} load={load}><GateApp /></TextProvider>, t);
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }; // -- absent on plain http
  // The worker's script is asked of the server itself, never of a cache: an update is one opening away.
  void serviceWorker?.register('/gate/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
}

const place = document.getElementById('app');
if (place !== null) void start(place);
