// The VS Code that runs tests: $VSCODE_PATH, else a downloaded desktop VS Code, else code-server from npm behind the same arguments.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { ensureHost, root } from './host.mjs';

const DOWNLOAD_LIMIT_MS = 120_000;

/** Where `VSCODE_HOST` names a version, it is that one of code-server. */
export async function findExecutable() {
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!process.env.VSCODE_HOST && hasScreen) {
    try {
      return await download();
    } catch (error) {
      if (process.env.VSCODE_REQUIRE_DESKTOP) throw error;
      console.log(`[host] VS Code cannot be downloaded here (${error.code ?? error.message}): code-server from npm instead`);
    }
  }
  ensureHost();
  return path.join(root, 'scripts/vscode/code.mjs');
}

function download() {
  const tooSlow = new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('the download takes too long')), DOWNLOAD_LIMIT_MS).unref();
  });
  const version = process.env.VSCODE_VERSION ?? 'stable';
  return Promise.race([downloadAndUnzipVSCode({ version, timeout: 15_000, cachePath: path.join(root, '.vscode-test') }), tooSlow]);
}

/**
 * Runs `tests` (a file that exports run()) in a fresh window, with one development extension, and gives the exit code. The arguments are
 * those of @vscode/test-electron's runTests, which is not used itself because it always takes workspace trust out of the way.
 */
export async function runInWindow({ executable, extension, tests, workspace, userDataDir, extensionsDir, trust, env }) {
  const args = [
    workspace,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${extensionsDir}`,
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
    ...(trust ? ['--disable-workspace-trust'] : []),
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${tests}`,
  ];
  const child = spawn(executable, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}
