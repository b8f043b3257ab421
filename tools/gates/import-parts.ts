import { isScreen, type Place } from './place.ts';

const contractParts = new Set(['contract', 'wire']);

/** The parts of one module, capability or room, and what each may not see. */
export function insideRefusal(from: Place, to: Place, isTypeOnly: boolean): string | undefined {
  if (from.part === 'rules') return rulesRefusal(from, to, isTypeOnly);
  if (isContract(from)) return contractRefusal(from, to, isTypeOnly);
  if (!isSameUnit(from, to)) return undefined;
  if (from.part === 'store' && to.part === 'use-cases') return 'store/ may not import use-cases/: the use-case calls the store.';
  if (from.part === 'events' && to.part === 'use-cases') return 'events may not import use-cases/: apply also runs in replay.';
  return undefined;
}

/** A decision sees values only, so that the phone can show it live and a test needs no database. */
function rulesRefusal(from: Place, to: Place, isTypeOnly: boolean): string | undefined {
  const isPure = isKernel(to) || isContract(to) || (to.part === 'rules' && (isSameUnit(from, to) || to.floor !== 'modules'));
  // A reach is a value that rules may look at; only access can make one.
  const isReach = isTypeOnly && to.floor === 'platform' && to.unit === 'access';
  if (isPure || isReach || isOwnShape(from, to, isTypeOnly)) return undefined;
  return `rules/ may import rules, contracts, platform/kernel and the types of their own rows and events, not ${to.path}.`;
}

/** Contracts run on the server and in the browser, so they stand on contracts alone. */
function contractRefusal(from: Place, to: Place, isTypeOnly: boolean): string | undefined {
  if (isKernel(to) || isContract(to) || isOwnShape(from, to, isTypeOnly)) return undefined;
  return `a contract may import contracts, platform/kernel and the types of its own rows, not ${to.path}.`;
}

/** What a row or an event looks like: a type of the same unit, which carries no code along. */
function isOwnShape(from: Place, to: Place, isTypeOnly: boolean): boolean {
  return isTypeOnly && isSameUnit(from, to) && !isScreen(to) && to.part !== 'use-cases';
}

/** Screens talk to the server through contracts; anything else would carry server code to the phone. */
export function screenRefusal(from: Place, to: Place): string | undefined {
  if (!isScreen(from) || isKernel(to) || isText(to) || isContract(to) || to.part === 'locale') return undefined;
  if (to.part === 'rules' && (isSameUnit(from, to) || to.floor !== 'modules')) return undefined;
  if (isScreen(to)) return crossScreenRefusal(from, to);
  if (to.floor === 'outside') return undefined;
  return `a screen may import contracts, rules, locale, platform/ui, platform/text and platform/kernel, not ${to.path}.`;
}

/** The phone's screens and the PC's are two downloads: what both show is a widget of platform/ui or public-ui.tsx. */
function crossScreenRefusal(from: Place, to: Place): string | undefined {
  if (!isSameUnit(from, to) || !isPage(from) || !isPage(to) || from.part === to.part) return undefined;
  return `${from.part}/ screens may not import ${to.part}/ screens: they are two downloads.`;
}

const isPage = (place: Place) => place.part === 'member' || place.part === 'office';
const isSameUnit = (from: Place, to: Place) => from.floor === to.floor && from.unit === to.unit;
/** Sentences and formats: the same in a browser and on the server. */
const isText = (place: Place) => place.floor === 'platform' && place.unit === 'text';
const isKernel = (place: Place) => place.floor === 'platform' && (place.unit === 'kernel' || isForm(place) || isFlowValue(place));
/** A form's definition and what follows from it are values: the same in a contract, a rule, a browser and on the server. */
const isForm = (place: Place) => place.unit === 'forms' && !isScreen(place);
/** So are a flow, a case as its rules see it, and what can happen to one. */
const isFlowValue = (place: Place) => place.unit === 'flows' && ['definition', 'instance', 'command'].includes(place.part);

/** `contract.ts` and `wire.ts` of any unit, and the room platform/contract itself. */
function isContract(place: Place): boolean {
  if (place.floor === 'outside') return false;
  return contractParts.has(place.part) || (place.floor === 'platform' && place.unit === 'contract');
}
