import { Route, Switch } from 'wouter';
import { systemClock } from '#platform/kernel/clock.ts';
import { Coming } from '../arrival/coming.tsx';
import { lazyPart } from '../arrival/lazy-part.tsx';
import '../tokens.css';
import { deviceMemory } from '../browser-memory.ts';
import { chosenAppearance, showAppearance } from '../phone/appearance.ts';
import { mountApp } from '../phone/mount.tsx';
import { ToastProvider } from '../phone/toast.tsx';
import { preferredLanguage, type Language } from '#platform/text/language.ts';
import { loadTranslator, TextProvider } from '../text/text-provider.tsx';
import { HomePage } from './home-page.tsx';
import { gallerySource } from './gallery-text.ts';

const FormPage = lazyPart(async () => (await import('./form-page.tsx')).FormPage);
const CasePage = lazyPart(async () => (await import('./case-page.tsx')).CasePage);
const StatesPage = lazyPart(async () => (await import('./states-page.tsx')).StatesPage);
const MePage = lazyPart(async () => (await import('./me-page.tsx')).MePage);
const FormsPage = lazyPart(async () => (await import('#platform/forms/gallery/forms-page.tsx')).FormsPage);
const FormsDeskPage = lazyPart(async () => (await import('#platform/forms/gallery/forms-desk-page.tsx')).FormsDeskPage);
const OfficePages = lazyPart(async () => (await import('./office-pages.tsx')).OfficePages);

function Gallery() {
  return (
    <Coming sign={null}>
      <Switch>
        <Route path="/form"><FormPage /></Route>
        <Route path="/forms"><FormsPage /></Route>
        <Route path="/forms/desk"><FormsDeskPage /></Route>
        <Route path="/matters"><CasePage /></Route>
        <Route path="/messages"><StatesPage /></Route>
        <Route path="/me"><MePage /></Route>
        <Route path="/broken"><BrokenPage /></Route>
        <Route path="/office/*?"><OfficePages /></Route>
        <Route><HomePage /></Route>
      </Switch>
    </Coming>
  );
}

/** To look at what a person sees when a screen breaks. */
function BrokenPage(): never {
  throw new Error('broken on purpose');
}

async function start(place: HTMLElement): Promise<void> {
  showAppearance(document.documentElement, chosenAppearance());
  const load = (language: Language) => loadTranslator(gallerySource, language, { clock: systemClock, strict: true });
  const t = await load(preferredLanguage(deviceMemory, navigator.languages));
  mountApp(place, <TextProvider initial={t} load={load}><ToastProvider><Gallery /></ToastProvider></TextProvider>, t);
}

const place = document.getElementById('app');
if (place !== null) void start(place);
