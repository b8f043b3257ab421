import { browserReach } from './browser-reach.ts';
import { reporter, type Gate, type Violation } from './gate.ts';
import { importsOf, literalText, type ImportEdge } from './import-graph.ts';
import { insideRefusal, screenRefusal } from './import-parts.ts';
import { floors, isCode, isScreen, isTestkit, placeOf, type Place } from './place.ts';
import { packagePlaces, roomTable, screenPackages } from './room-table.ts';
import type { SourceFile } from './source-file.ts';

const report = reporter('import-direction');
const doors = new Set(['public.ts', 'public-ui.tsx']);

type Manifests = ReadonlyMap<string, readonly string[]>;
type House = { readonly dependsOn: Manifests; readonly developmentPackages: ReadonlySet<string> };

/** Arrows go down: apps → modules → capabilities → platform. Inside a floor and inside a module there is an order too. */
export const importDirection: Gate = (files) => {
  const known = new Set(files.map((file) => file.path));
  const house = { dependsOn: manifestsOf(files), developmentPackages: developmentPackagesOf(files) };
  const edges = files.filter((file) => isCode(file.path)).flatMap((file) => importsOf(file, known));
  const refused = edges.flatMap((edge) => {
    const sentence = refusal(edge, house);
    return sentence === undefined ? [] : [report.at(edge.from, edge.offset, sentence)];
  });
  return [...unknownDependencies(house.dependsOn), ...refused, ...browserReach(edges)];
};

function refusal(edge: ImportEdge, house: House): string | undefined {
  const from = placeOf(edge.from.path);
  if (from.floor === 'outside' || from.isTest || from.path.endsWith('.config.ts')) return undefined;
  if (edge.target.kind === 'missing') return undefined; // the gate import-cycles speaks of those
  if (edge.target.kind === 'package') return packageRefusal(from, edge.target.name, house);
  const to = placeOf(edge.target.path);
  return unservingRefusal(from, to) ?? floorRefusal(from, to, house) ?? serverRefusal(from, to)
    ?? insideRefusal(from, to, edge.isTypeOnly) ?? screenRefusal(from, to);
}

/** Production code stands on nothing that is thrown away after testing. */
function unservingRefusal(from: Place, to: Place): string | undefined {
  if (to.isTest) return `production code imports the test file ${to.path}.`;
  if (/^(tools|bench)\//.test(to.path)) return `production code imports ${to.path}; tools and bench stand beside the house.`;
  if (isTestkit(to) && !isTestkit(from)) return 'production code imports platform/testkit.';
  return undefined;
}

function floorRefusal(from: Place, to: Place, house: House): string | undefined {
  if (from.floor === 'outside' || to.floor === 'outside') return undefined;
  if (floors.indexOf(to.floor) > floors.indexOf(from.floor)) return `${from.floor} never imports ${to.floor}: arrows go down.`;
  if (from.floor !== to.floor || from.unit === to.unit) return undefined;
  if (from.floor === 'platform') return roomRefusal(from, to);
  if (from.floor === 'modules') return doorRefusal(from, to, house.dependsOn);
  return `${from.floor}/${from.unit} imports ${to.floor}/${to.unit}: ${from.floor} stand side by side.`;
}

function roomRefusal(from: Place, to: Place): string | undefined {
  const allowed = roomTable[from.unit];
  if (allowed === undefined) return `the room platform/${from.unit} has no row in tools/gates/room-table.ts.`;
  // A room's manifest hands the room to the registry, which stands above it; nothing else in the room imports it.
  const isManifest = from.part === 'manifest' && to.unit === 'registry';
  // A room may show itself: its screens stand on the kit and on other rooms' screens, which the phone or PC loads anyway.
  const isShowing = isScreen(from) && isScreen(to);
  if (allowed.includes(to.unit) || isManifest || isShowing) return undefined;
  return `platform/${from.unit} may not import platform/${to.unit}: the table in tools/gates/room-table.ts gives the order.`;
}

function doorRefusal(from: Place, to: Place, dependsOn: Manifests): string | undefined {
  const [, , file = '', ...deeper] = to.path.split('/');
  if (deeper.length > 0 || !doors.has(file)) return `modules meet through public.ts and public-ui.tsx, not ${to.path}.`;
  if (dependsOn.get(from.unit)?.includes(to.unit) === true) return undefined;
  return `${to.unit} is not named in dependsOn of modules/${from.unit}/module.ts.`;
}

function serverRefusal(from: Place, to: Place): string | undefined {
  if (isScreen(from) || !isScreen(to)) return undefined;
  return `server code imports the screen file ${to.path}; Node cannot run it and must not need it.`;
}

function packageRefusal(from: Place, name: string, house: House): string | undefined {
  if (isTestkit(from)) return undefined;
  if (house.developmentPackages.has(name)) return `${name} is a development dependency: running needs none.`;
  const owner = packagePlaces.find((row) => row.name.test(name));
  if (owner !== undefined && !from.path.startsWith(owner.place)) return `only ${owner.place} knows the package ${name}.`;
  if (from.part === 'rules') return `rules/ are pure functions and import no package (${name}).`;
  if (!isScreen(from)) return undefined;
  if (!screenPackages.test(name)) return `a screen imports ${name}, which is not in screenPackages of tools/gates/room-table.ts.`;
  return undefined;
}

function manifestsOf(files: readonly SourceFile[]): Manifests {
  return new Map(files.flatMap((file) => {
    const unit = /^modules\/([^/]+)\/module\.ts$/.exec(file.path)?.[1];
    return unit === undefined ? [] : [[unit, dependsOnOf(file)] as const];
  }));
}

/** The literal array of `dependsOn: ['orgs', …]`: a reader and a gate must both see it without running anything. */
function dependsOnOf(manifest: SourceFile): string[] {
  return manifest.visits.flatMap(({ node }) => {
    if (node.type !== 'Property' || node.key.type !== 'Identifier' || node.key.name !== 'dependsOn') return [];
    const list = node.value.type === 'TSAsExpression' ? node.value.expression : node.value;
    return list.type === 'ArrayExpression' ? list.elements.flatMap((element) => literalText(element) ?? []) : [];
  });
}

function unknownDependencies(dependsOn: Manifests): Violation[] {
  return [...dependsOn].flatMap(([unit, names]) => names
    .filter((name) => !dependsOn.has(name))
    .map((name) => report.file(`modules/${unit}/module.ts`, `dependsOn names ${name}, which is no module.`)));
}

function developmentPackagesOf(files: readonly SourceFile[]): ReadonlySet<string> {
  const manifest = files.find((file) => file.path === 'package.json');
  const read: unknown = manifest === undefined ? {} : JSON.parse(manifest.text);
  const development: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, 'devDependencies') : undefined;
  return new Set(typeof development === 'object' && development !== null ? Object.keys(development) : []);
}
