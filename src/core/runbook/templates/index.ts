// Written by scripts/templates.mjs.
import type { Template } from '../../templates/index.ts';
import { alertTemplate } from './alert.ts';
import { failoverTemplate } from './failover.ts';
import { maintenanceTemplate } from './maintenance.ts';
import { minimalTemplate } from './minimal.ts';
import { rollbackTemplate } from './rollback.ts';
import { runbookTemplate } from './runbook.ts';

export const templates: readonly Template[] = [
  runbookTemplate,
  alertTemplate,
  failoverTemplate,
  maintenanceTemplate,
  minimalTemplate,
  rollbackTemplate,
];
