// Required by a program that is measured: at its end it tells on descriptor 3 how many milliseconds of processor time it took.
const fs = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  fs.writeSync(3, String((user + system) / 1000));
});
