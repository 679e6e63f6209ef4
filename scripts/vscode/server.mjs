// One VS Code server on a loopback port, and its whole process group again when it is to stop.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { ensureHost } from './host.mjs';

/** What belongs to the VS Code or the npm that we were started from, and would confuse another. */
const FOREIGN = /^(VSCODE_(IPC|PID|CWD|NLS|CODE_CACHE|HANDLES|CRASH|ESM)|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$)/;

function serverEnv(userDataDir, env) {
  // VS Code leaves sockets in TMPDIR. Keep userDataDir under 60 characters: the path of a socket has at most 107.
  const temporary = path.join(userDataDir, 't');
  fs.mkdirSync(temporary, { recursive: true });
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  // An empty gallery: no extension is looked for on the network.
  return { ...inherited, LANG: 'C.UTF-8', TMPDIR: temporary, XDG_RUNTIME_DIR: temporary, EXTENSIONS_GALLERY: '{}', ...env };
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Writes user settings over those that are there. */
export function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User/settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const before = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  fs.writeFileSync(file, JSON.stringify({ ...before, ...settings }, null, 2));
}

/** Installs a packaged extension into the folder that a server will be started with. */
export function installVsix(vsix, { userDataDir, extensionsDir, host = ensureHost() }) {
  const data = path.join(userDataDir, 'server');
  fs.mkdirSync(data, { recursive: true });
  const options = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', extensionsDir];
  execFileSync(host.node, [host.server, ...options, '--install-extension', vsix, '--force'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: serverEnv(userDataDir, {}),
  });
}

/**
 * Starts a server and waits until it answers. Without a token any process of this machine may talk to it, which is for tests only.
 * `trust: false` leaves workspace trust as the settings say; `driver` is what tests and development extensions need.
 */
export async function startServer({ userDataDir, extensionsDir, token, trust = true, driver = true, env = {}, host = ensureHost() }) {
  const data = path.join(userDataDir, 'server');
  for (const dir of [data, extensionsDir]) fs.mkdirSync(dir, { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const logFile = path.join(userDataDir, 'server.log');
  const output = fs.openSync(logFile, 'a');
  const args = ['--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms', '--telemetry-level', 'off'];
  args.push(...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]));
  if (trust) args.push('--disable-workspace-trust');
  if (driver) args.push('--enable-smoke-test-driver');
  args.push('--server-data-dir', data, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir);
  const child = spawn(host.node, [host.server, ...args], {
    detached: true,
    stdio: ['ignore', output, output],
    env: serverEnv(userDataDir, env),
  });
  fs.closeSync(output);
  const tail = () => fs.readFileSync(logFile, 'utf8').slice(-3000);
  const stop = () => stopGroup(child);
  try {
    await answers(`${address}/version`, child, tail);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, port, child, tail, stop };
}

async function answers(url, child, tail) {
  for (const end = Date.now() + 60_000; ;) {
    if (child.exitCode !== null) throw new Error(`the server ended at once\n${tail()}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > end) throw new Error(`the server did not answer within a minute\n${tail()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Ends a detached child and all that it started: a server's watcher, terminals and extension hosts would linger for seconds. */
export async function stopGroup(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(impatient);
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group is gone already.
  }
}
