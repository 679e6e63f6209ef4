import type { Figure } from './figure.ts';

export function benchStart(short: boolean): Promise<Figure[]>;
