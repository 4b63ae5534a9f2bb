// The mark: five large points and three small ones, joined. From it come the icons of the site.
// templates/pages/portal/_mark.html draws the same points.
import { deflateSync, crc32 } from 'node:zlib';

const NIGHT = [11, 56, 68];
const LIGHT = [255, 255, 255];
const LAMP = [242, 182, 70];

// In a square of 32: x, y and radius. Iceland, Norway, Sweden, Finland, Denmark; then GL, FO, AX.
export const POINTS = [
  [8.2, 13.8, 2.3], [14.6, 18.4, 2.3], [20, 14.6, 2.3], [25.4, 17.8, 2.3], [17, 25.4, 2.3],
  [6.4, 6.6, 1.4], [10.6, 20.6, 1.4], [24.2, 9.2, 1.4],
];
export const LINES = [[5, 0], [0, 6], [6, 1], [1, 4], [1, 2], [2, 7], [2, 3]];

/** The icon as SVG. */
export function iconSvg() {
  const lines = LINES.map(([a, b]) => `M${POINTS[a].slice(0, 2).join(' ')}L${POINTS[b].slice(0, 2).join(' ')}`);
  const points = POINTS.map(([x, y, r], i) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${i === 1 ? 'rgb(' + LAMP + ')' : '#fff'}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="rgb(${NIGHT})"/>` +
    `<path d="${lines.join('')}" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="1.1"/>${points.join('')}</svg>\n`;
}

function toSegment(x, y, [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

/** Colour and opacity of one spot of the icon, x and y in its 32 units. */
function colourAt(x, y) {
  const [cx, cy] = [Math.max(7, Math.min(25, x)), Math.max(7, Math.min(25, y))];
  if (Math.hypot(x - cx, y - cy) > 7) return [0, 0, 0, 0];
  const point = POINTS.findIndex(([px, py, r]) => Math.hypot(x - px, y - py) <= r);
  if (point >= 0) return [...(point === 1 ? LAMP : LIGHT), 255];
  if (LINES.some(([a, b]) => toSegment(x, y, POINTS[a], POINTS[b]) < 0.55)) {
    return [...NIGHT.map((part, i) => Math.round(part * 0.4 + LIGHT[i] * 0.6)), 255];
  }
  return [...NIGHT, 255];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

/** The icon as PNG of `size` pixels, each the mean of sixteen samples. */
export function iconPng(size) {
  const rows = [];
  for (let row = 0; row < size; row++) {
    const line = Buffer.alloc(1 + size * 4);
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < 16; sample++) {
        const x = ((column + ((sample % 4) + 0.5) / 4) / size) * 32;
        const y = ((row + (Math.floor(sample / 4) + 0.5) / 4) / size) * 32;
        const [r, g, b, a] = colourAt(x, y);
        [r * a, g * a, b * a, a].forEach((part, i) => { sum[i] += part; });
      }
      const alpha = sum[3];
      line.set([0, 1, 2].map((i) => (alpha ? Math.round(sum[i] / alpha) : 0)).concat(Math.round(alpha / 16)), 1 + column * 4);
    }
    rows.push(line);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0)),
  ]);
}
