// `npm run new rule runbook/no-rollback-step`, and the same for a template, a command and a room: writes the files and the lines that
// belong to it. What it writes compiles and passes its tests; every line of it is to be replaced.
import { command, usage as commandUsage } from './new/command.mjs';
import { room, usage as roomUsage } from './new/room.mjs';
import { rule, usage as ruleUsage } from './new/rule.mjs';
import { template, usage as templateUsage } from './new/template.mjs';
import { fail, write } from './new/writing.mjs';

const generators = {
  rule: { generate: rule, usage: ruleUsage },
  template: { generate: template, usage: templateUsage },
  command: { generate: command, usage: commandUsage },
  room: { generate: room, usage: roomUsage },
};

const [what, name, ...rest] = process.argv.slice(2);
const generator = Object.hasOwn(generators, what ?? '') ? generators[what] : undefined;
if (generator === undefined || name === undefined || rest.length > 0) {
  const lines = Object.entries(generators).map(([each, { usage }]) => `  npm run new ${each} ${usage}`);
  fail(['usage:', ...lines].join('\n'));
}
write(generator.generate(name));
