import { LoopbackServer } from './loopback.mjs';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The host of a service's images. It is not the service's own host, so it must never receive a key. */
export class ImageHost extends LoopbackServer {
  respond() {
    return [200, PNG, { 'Content-Type': 'image/png' }];
  }
}
