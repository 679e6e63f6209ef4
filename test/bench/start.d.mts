import type { Figure } from './figure.ts';

export function benchStart(): Promise<Figure[]>;
