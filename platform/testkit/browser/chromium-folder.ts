import { execFile } from 'node:child_process';
import { copyFile, lstat, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { resolve } = createRequire(import.meta.url);

const packageEntry = resolve('@sparticuz/chromium');
const fontPackage = dirname(resolve('@expo-google-fonts/noto-sans-sc'));
const fontFiles = ['400Regular/NotoSansSC_400Regular.ttf', '500Medium/NotoSansSC_500Medium.ttf', '700Bold/NotoSansSC_700Bold.ttf'];

/** Raised when what is put into the folder changes while Chromium's version stays. */
const layout = 1;

/**
 * Chromium and all it needs on disk, in a folder of this user for this version, unpacked by whoever comes first.
 * Two runs at once cannot see a half-made folder: it is made beside its place and renamed into it.
 *
 * @param parent where the folder goes; the system's temporary folder unless a test says otherwise
 * @throws Error when the folder belongs to somebody else or is open to others
 */
export async function ensureChromiumFolder(parent: string = tmpdir()): Promise<string> {
  const folder = join(parent, `zhijia-chromium-${await chromiumVersion()}-${layout}-user${process.getuid?.() ?? 0}`);
  if (await isReady(folder)) return folder;
  const staging = await mkdtemp(`${folder}-unpacking-`);
  try {
    await fill(staging, folder);
    await moveIntoPlace(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

/** @returns the environment that Chromium of that folder is started with; nothing of the caller's own gets in */
export async function chromiumEnvironment(folder: string): Promise<Record<string, string>> {
  const environment = { HOME: folder, TMPDIR: tmpdir(), LANG: 'C.UTF-8', FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if ((await missingLibraries(folder, {})).length === 0) return environment;
  const bundled = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  const missing = await missingLibraries(folder, bundled);
  if (missing.length > 0) throw new Error(`Chromium cannot start: this system lacks ${missing.join(', ')}`);
  return { ...environment, ...bundled };
}

async function chromiumVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(dirname(packageEntry), '..', 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('@sparticuz/chromium has no version in its package.json');
}

async function isReady(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return false;
  // The temporary folder is everybody's: a program somebody else put under our name would run as us.
  const isOurs = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !isOurs) {
    throw new Error(`${folder} is not a private folder of this user: remove it, or set TMPDIR to another folder`);
  }
  // Systems that clear the temporary folder by age take files out of it one by one.
  const needed = ['chromium', 'fonts.conf', 'al2023/lib/libnss3.so', ...fontFiles.map((file) => `fonts/${basename(file)}`)];
  const sizes = await Promise.all(needed.map((file) => stat(join(folder, file)).then((entry) => entry.size, () => 0)));
  return sizes.every((size) => size > 0);
}

async function fill(staging: string, folder: string): Promise<void> {
  // The package unpacks into TMPDIR and takes a file that is already there for its own; a process of its own gives it
  // an empty one. Its libraries for bare systems come only under the variable that Amazon's images carry.
  const script = `import chromium from ${JSON.stringify(pathToFileURL(packageEntry).href)}; await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  await rm(join(staging, 'fonts'), { recursive: true, force: true });
  await mkdir(join(staging, 'fonts'));
  await Promise.all(fontFiles.map((file) => copyFile(join(fontPackage, file), join(staging, 'fonts', basename(file)))));
  await writeFile(join(staging, 'fonts.conf'), fontConfiguration(folder));
}

async function moveIntoPlace(staging: string, folder: string): Promise<void> {
  const isDone = await rename(staging, folder).then(() => true, () => false);
  if (isDone || (await isReady(folder))) return;
  const broken = `${staging}-broken`;
  await rename(folder, broken).catch(() => undefined);
  await rename(staging, folder).catch(async (error: unknown) => {
    if (!(await isReady(folder))) throw error;
  });
  await rm(broken, { recursive: true, force: true });
}

/** One family and nothing else, so that pictures are the same on every machine and no Chinese character is a box. */
function fontConfiguration(folder: string): string {
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui', 'PingFang SC', 'Microsoft YaHei'].map(
    (family) => `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${xmlText(join(folder, 'fonts'))}</dir>
<cachedir>${xmlText(join(folder, 'font-cache'))}</cachedir>
${aliases.join('\n')}
</fontconfig>
`;
}

async function missingLibraries(folder: string, environment: Record<string, string>): Promise<string[]> {
  // What ldd does, without needing ldd: the loader lists instead of starting.
  const { stdout } = await run(join(folder, 'chromium'), [], { env: { ...environment, LD_TRACE_LOADED_OBJECTS: '1' } });
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
