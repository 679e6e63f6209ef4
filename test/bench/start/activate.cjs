// Runs in the extension host: activates the extensions named in STEADY_BENCH_ORDER, one after another, and writes how long the host took
// to load and activate each, by the host's own marks.
const fs = require('node:fs');
const vscode = require('vscode');

// The host stamps its marks with Date.now(), whole milliseconds, and an empty extension takes less than one.
const now = () => performance.timeOrigin + performance.now();

function millisecondsOf(id) {
  const at = (mark) => {
    const name = `code/extHost/${mark}/${id}`.toLowerCase();
    const found = globalThis.MonacoPerformanceMarks.getMarks().find((each) => each.name.toLowerCase() === name);
    if (found === undefined) throw new Error(`the host has no mark ${name}`);
    return found.startTime;
  };
  const load = at('didLoadExtensionCode') - at('willLoadExtensionCode');
  return { load, activate: at('didActivateExtension') - at('willActivateExtension') };
}

exports.run = async () => {
  const times = {};
  const coarse = Date.now;
  Date.now = now;
  try {
    for (const id of process.env.STEADY_BENCH_ORDER.split(',')) {
      await vscode.extensions.getExtension(id).activate();
      times[id] = millisecondsOf(id);
    }
  } finally {
    Date.now = coarse;
  }
  fs.writeFileSync(process.env.STEADY_TEST_RESULT, JSON.stringify(times));
};
