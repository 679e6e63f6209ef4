import assert from 'node:assert/strict';
import { isProtected } from '../../../src/core/contexts/index.ts';

describe('a protected name', () => {
  const names = [
    ...['prod', 'production', 'prd', 'live', 'PROD', 'Production', 'prod-eu', 'eu-prod', 'eu_prod_1', 'prod01', 'acme.prod', 'acme/live'],
    ...[
      'arn:aws:eks:eu-west-1:123456789012:cluster/prod',
      'gke_acme-prod_europe-west1_main',
      'AcmeProd',
      'prodEU',
      'admin@prd.example.com',
    ],
    ...['https://api.prod.example.com:6443', 'nonprod-to-prod', 'envs/prod.tfvars'],
  ];
  for (const name of names) it(`is ${name}`, () => assert.equal(isProtected(name), true));

  const others = [
    ...[
      '',
      'dev',
      'staging',
      'nonprod',
      'non-prod',
      'non_production',
      'NonProd',
      'not-prod',
      'no-prod',
      'preprod',
      'pre-prod',
      'PreProduction',
    ],
    ...['product-dev', 'products', 'reproducer', 'producer', 'livestream', 'olive', 'alive', 'liveness', 'delivery', 'prdx', 'k8sprod'],
  ];
  for (const name of others) it(`is not “${name}”`, () => assert.equal(isProtected(name), false));

  it('is what a workspace adds', () => {
    assert.equal(isProtected('eu-pre-prod', ['*pre-prod*']), true);
    assert.equal(isProtected('Payments', ['pay*']), true);
    assert.equal(isProtected('payroll', ['pay']), false);
    assert.equal(isProtected('prod', ['x']), true);
  });

  it('is decided in bounded time', () => {
    isProtected(`${'prod'.repeat(20_000)}${'a-'.repeat(20_000)}`, [`${'*a'.repeat(100)}b`]);
  }).timeout(5000);
});
