import '#platform/ui/older-browsers.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { createClient } from '#platform/ui/api/client.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { withSeenAnswers } from '#platform/ui/kept/seen-answers.ts';
import { chosenAppearance, showAppearance } from '#platform/ui/phone/appearance.ts';
import { mountApp } from '#platform/ui/phone/mount.tsx';
import { preferredLanguage, type Language } from '#platform/text/language.ts';
import { loadTranslator } from '#platform/ui/text/text-provider.tsx';
import '#platform/ui/tokens.css';
import { showKeptColour } from './house-colour.ts';
import { installWorker } from './install-worker.ts';
import { loadSealedVault } from './load-outbox.ts';
import { MemberApp } from './member-app.tsx';
import { memberTexts } from './member-texts.ts';
import { endedGroups, seenRules } from './seen-rules.ts';

async function start(place: HTMLElement): Promise<void> {
  showAppearance(document.documentElement, chosenAppearance());
  showKeptColour(document.documentElement);
  const load = (language: Language) => loadTranslator(memberTexts, language, { clock: systemClock, strict: false });
  const t = await load(preferredLanguage(deviceMemory, navigator.languages));
  const client = withSeenAnswers(createClient({ baseUrl: '', random: browserRandom }), {
    vault: loadSealedVault, clock: systemClock, rules: seenRules, ends: endedGroups,
  });
  mountApp(place, <MemberApp client={client} translator={t} load={load} />, t);
  whenIdle(() => void import('#modules/membership/member/card-keys.ts').then(({ keepCardKeys }) => keepCardKeys(client)));
}

/** After the first screen: nobody waits for it. Older Safari has no idle moments to tell of. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, 2000);
}

const place = document.getElementById('app');
if (place !== null) void start(place).then(installWorker);
