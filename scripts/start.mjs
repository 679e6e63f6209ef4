// `npm start`: opens a real VS Code with the built extension on a copy of test/workspace, until Ctrl-C, which removes the copy again.
// It is the desktop `code` where there is one, else code-server from npm on a loopback port, behind a token.
//   node scripts/start.mjs [--server]   code-server in any case
//   node scripts/start.mjs --check      start code-server, see that it answers, and stop
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeFolder } from './vscode/home.mjs';
import { ensureHost, root } from './vscode/host.mjs';
import { packageVsix } from './vscode/package.mjs';
import { installVsix, startServer, writeSettings } from './vscode/server.mjs';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
};
const FIRST_FILE = 'runbooks/high-api-latency.md';

/** The desktop's `code`. Inside a remote shell or a container the word means something else, and without a screen it cannot open. */
function findDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, name);
      // /mnt: the Windows program seen from WSL, which would look for these folders on the Windows side.
      if (fs.existsSync(file) && !/remote-cli|^\/mnt\//.test(fs.realpathSync(file))) return file;
    }
  }
  return undefined;
}

/** Resolves when the person, or the machine, wants it to end. A second Ctrl-C does not cut the clearing up short. */
const interrupted = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});

async function withDesktop(code, { work, workspace, userDataDir, extensionsDir }) {
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${extensionsDir}`,
    ...['--disable-workspace-trust', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--new-window', '--wait'],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    workspace,
    path.join(workspace, FIRST_FILE),
  ];
  // A .cmd file needs a shell, and a shell needs quotes.
  const shell = process.platform === 'win32';
  const child = spawn(shell ? `"${code}"` : code, shell ? args.map((argument) => `"${argument}"`) : args, { stdio: 'inherit', shell });
  console.log(`Opened ${code} on a copy of test/workspace (${workspace}). Close its window or press Ctrl-C to stop.`);
  const failed = once(child, 'error').then(([error]) => {
    throw error;
  });
  try {
    await Promise.race([once(child, 'exit'), interrupted, failed]);
  } finally {
    child.kill();
    await endDesktop(path.join(userDataDir, 'code.lock'));
    await removeFolder(work);
  }
}

/** `code` hands over to a process of its own group, which leaves its number in the profile, that is ours alone. */
async function endDesktop(lock) {
  if (!fs.existsSync(lock)) return;
  const pid = Number(fs.readFileSync(lock, 'utf8'));
  if (!Number.isSafeInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 50; tries += 1) {
      process.kill(pid, 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } catch {
    // It has ended.
  }
}

async function withServer({ work, workspace, userDataDir, extensionsDir, checkOnly }) {
  const host = ensureHost();
  const vsix = packageVsix();
  const folders = { userDataDir, extensionsDir, host };
  installVsix(vsix, folders);
  const token = randomBytes(16).toString('hex');
  const server = await startServer({ ...folders, token, driver: false });
  try {
    const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${server.port}${path.join(workspace, FIRST_FILE)}`]]);
    const address = `${server.address}/?${new URLSearchParams({ tkn: token, folder: workspace, payload })}`;
    console.log(
      `\n  Open this address in a browser:\n\n  ${address}\n\n  A real VS Code on a copy of test/workspace. Ctrl-C stops it and removes the copy.\n`,
    );
    if (checkOnly) await check(server, address);
    else await Promise.race([interrupted, once(server.child, 'exit')]);
  } finally {
    await server.stop();
    await removeFolder(work);
  }
}

/** It answers the address that was printed, and nobody without the token. */
async function check(server, address) {
  const statuses = await Promise.all(
    [`${server.address}/version`, address, server.address].map(async (url) => (await fetch(url, { redirect: 'manual' })).status),
  );
  const [version, withToken, without] = statuses;
  if (version !== 200 || withToken >= 400 || without !== 403) throw new Error(`Expected 200, 302 and 403, found ${statuses.join(', ')}`);
  console.log('It answers with the token, and refuses without it.');
}

const options = new Set(process.argv.slice(2));
if (!fs.existsSync(path.join(root, 'dist/main.cjs'))) throw new Error('dist/main.cjs is not there: npm run build');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-'));
const workspace = path.join(work, 'workspace');
fs.cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
const folders = { work, workspace, userDataDir: path.join(work, 'user'), extensionsDir: path.join(work, 'ext') };
writeSettings(folders.userDataDir, SETTINGS);
fs.mkdirSync(folders.extensionsDir, { recursive: true });
const desktop = options.has('--server') || options.has('--check') ? undefined : findDesktop();
try {
  await (desktop === undefined ? withServer({ ...folders, checkOnly: options.has('--check') }) : withDesktop(desktop, folders));
} catch (error) {
  await removeFolder(work);
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
