import { Loopback } from './loopback.mjs';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Where a service keeps its pictures: another host than the service's own, so no key belongs there. */
export class Storage extends Loopback {
  answer() {
    return [200, PNG, { 'Content-Type': 'image/png' }];
  }
}
