// A headless Chromium: $CHROMIUM, else the one in the npm package @sparticuz/chromium, else Debian's.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { root } from './host.mjs';

const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
];

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Starts it, or throws with the reason and what would help. */
export async function openBrowser() {
  const { executablePath, env } = await findBrowser();
  try {
    return await chromium.launch({ executablePath, headless: true, args: ARGS, env: { ...process.env, ...env } });
  } catch (error) {
    const missing = missingLibraries(executablePath, env);
    const help = missing.length > 0 ? `it lacks ${missing.join(', ')}: apt-get install libnss3 libnspr4 libexpat1` : String(error.message);
    throw new Error(`Chromium (${executablePath}) does not start: ${help}`, { cause: error });
  }
}

async function findBrowser() {
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedBrowser();
  return { executablePath: fs.existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined, env: {} };
}

/**
 * The npm package is four brotli archives. Its own `executablePath()` unpacks into a fixed name of the temporary folder, takes a half
 * written file for a whole one, and leaves out the libraries unless it runs in a cloud function: so they are unpacked here.
 */
async function unpackedBrowser() {
  const source = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8'));
  const dir = path.join(root, '.vscode-test/chromium', version);
  if (!fs.existsSync(dir)) {
    fs.mkdirSync(path.dirname(dir), { recursive: true });
    const partial = fs.mkdtempSync(`${dir}.partial-`);
    await inflate(path.join(source, 'bin/chromium.br'), path.join(partial, 'chromium'), 0o755);
    for (const archive of ['swiftshader', 'al2023', 'fonts']) {
      const file = path.join(partial, `${archive}.tar`);
      await inflate(path.join(source, `bin/${archive}.tar.br`), file, 0o644);
      execFileSync('tar', ['--extract', '--no-same-owner', '--file', file, '--directory', partial]);
      fs.rmSync(file);
    }
    try {
      fs.renameSync(partial, dir);
    } catch {
      fs.rmSync(partial, { recursive: true, force: true }); // another run was first
    }
  }
  const executablePath = path.join(dir, 'chromium');
  const env = {};
  // Only where the system lacks one: mixing its libraries with the package's is asking for trouble.
  if (missingLibraries(executablePath, {}).length > 0) env.LD_LIBRARY_PATH = path.join(dir, 'lib');
  if (!fs.existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = fontConfiguration(dir);
  return { executablePath, env };
}

async function inflate(from, to, mode) {
  await pipeline(fs.createReadStream(from), createBrotliDecompress(), fs.createWriteStream(to, { mode }));
}

/** The package's own configuration names folders of a cloud function. */
function fontConfiguration(dir) {
  const file = path.join(dir, 'fonts-here.conf');
  const folders = [path.join(dir, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  fs.writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${path.join(dir, 'font-cache')}</cachedir></fontconfig>\n`);
  return file;
}

/** Names of the shared libraries that the loader would not find. */
export function missingLibraries(executable, env) {
  try {
    const listing = execFileSync('ldd', [executable], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...listing.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1]);
  } catch {
    return [];
  }
}
