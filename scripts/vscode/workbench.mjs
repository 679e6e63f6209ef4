// A running VS Code to look at and click: a server on loopback, and Chromium that shows its workbench.
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { ensureHost } from './host.mjs';
import { startServer, writeSettings } from './server.mjs';

/** Quiet, without animation, experiments or network, and with terminals whose text is in the page. */
export const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'terminal.integrated.defaultProfile.linux': 'bash',
  'terminal.integrated.defaultProfile.osx': 'bash',
  'terminal.integrated.gpuAcceleration': 'off',
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'git.autoRepositoryDetection': false,
};

/** Workspace trust: out of the way, or on with a folder that nobody is asked about, which is restricted mode. */
export const TRUSTED = { 'security.workspace.trust.enabled': false };
export const RESTRICTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/**
 * Opens `folder`. `payload` are pairs as in VS Code's own browser tests; a value that is an absolute path is made an address on the
 * server. `bindings` are functions that the page may call. With `driver`, which a development extension and its tests need, no
 * notification is shown, and in older versions no dialog either: where a person's view counts, it is off.
 */
export async function launch({
  folder,
  userDataDir,
  extensionsDir,
  payload = [],
  env = {},
  settings = {},
  bindings = {},
  trust = true,
  driver = true,
  viewport = { width: 1400, height: 900 },
  host = ensureHost(),
}) {
  writeSettings(userDataDir, { ...QUIET, ...(trust ? TRUSTED : RESTRICTED), ...settings });
  const server = await startServer({ userDataDir, extensionsDir, trust, driver, env: { SHELL: '/bin/bash', ...env }, host });
  let browser;
  const stop = async () => {
    await browser?.close().catch(() => undefined);
    await server.stop();
  };
  try {
    browser = await openBrowser();
    const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    await context.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    const page = await context.newPage();
    for (const [name, binding] of Object.entries(bindings)) await page.exposeFunction(name, binding);
    await page.goto(addressOf(server, folder, payload));
    return { page, server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(server, folder, payload) {
  const url = new URL(server.address);
  if (folder !== undefined) url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  const remote = (value) => (path.isAbsolute(value) ? `vscode-remote://127.0.0.1:${server.port}${value}` : value);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload.map(([key, value]) => [key, remote(value)])));
  return url.href;
}
