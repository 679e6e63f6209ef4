// Draws media/icon.png, which the Marketplace wants as 256 × 256 pixels, from the line in media/icon.svg on a coloured ground.
import zlib from 'node:zlib';
import fs from 'node:fs';
import path from 'node:path';
import { readText, root } from './generated.mjs';

const SIZE = 256;
const GRID = 24;
/** The line keeps this much of the ground free on each side, in units of the drawing. */
const MARGIN = 3;
const CORNER = 5;
const GROUND = [0x12, 0x34, 0x3b];
const LINE = [0x7f, 0xe3, 0xc4];
/** Samples per pixel in each direction: smooth edges without a drawing library. */
const SAMPLES = 4;

const svg = readText('media/icon.svg');
const points = /points="([^"]+)"/
  .exec(svg)[1]
  .split(' ')
  .map((pair) => pair.split(',').map((number) => MARGIN + (Number(number) * (GRID - 2 * MARGIN)) / GRID));
const halfWidth = Number(/stroke-width="([^"]+)"/.exec(svg)[1]) / 2;

function onLine(x, y) {
  return points.slice(1).some(([bx, by], index) => {
    const [ax, ay] = points[index];
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const nearest = Math.min(1, Math.max(0, along));
    return Math.hypot(x - ax - nearest * (bx - ax), y - ay - nearest * (by - ay)) <= halfWidth;
  });
}

function onGround(x, y) {
  const inset = (value) => Math.max(CORNER - value, value - (GRID - CORNER), 0);
  return Math.hypot(inset(x), inset(y)) <= CORNER;
}

function pixel(column, row) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const x = ((column + ((sample % SAMPLES) + 0.5) / SAMPLES) * GRID) / SIZE;
    const y = ((row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * GRID) / SIZE;
    if (!onGround(x, y)) continue;
    covered += 1;
    const colour = onLine(x, y) ? LINE : GROUND;
    for (const channel of [0, 1, 2]) sum[channel] += colour[channel];
  }
  return covered === 0 ? [0, 0, 0, 0] : [...sum.map((total) => Math.round(total / covered)), Math.round((255 * covered) / SAMPLES ** 2)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const rows = Array.from({ length: SIZE }, (_, row) => [0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]);
const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8); // eight bits a channel, RGBA
fs.writeFileSync(
  path.join(root, 'media/icon.png'),
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
